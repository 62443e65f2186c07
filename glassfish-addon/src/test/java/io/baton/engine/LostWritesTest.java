// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The store failed over to a replica that lagged behind: what a node wrote is not there any more. */
class LostWritesTest extends EngineTest {

    @Test
    void aWriteLostDuringARequestIsThereAgainAtItsEnd() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        var replica = cluster.store().copy();
        hold.session().attributes().put("user", "ann");
        hold.save();
        cluster.failOverTo(replica);
        hold.session().attributes().put("cart", "fig");
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(id, "user"))
                .as("saved before the fail-over, and in memory all the time")
                .isEqualTo("ann");
    }

    @Test
    void aWriteLostAfterItsRequestIsThereAgainAfterTheNextOne() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        var replica = cluster.store().copy();
        hold.session().attributes().put("user", "ann");
        hold.close();
        cluster.failOverTo(replica);
        assertThat(a.get(id, "user")).isEqualTo("ann");
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    @Test
    void whatALivingNodeWroteIsBroughtBackBeforeAnOlderCopyGoesOn() {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("cart", "pear");
            hold.session().attributes().put("colour", "red");
        }
        var replica = cluster.store().copy();
        b.put(id, "cart", "fig");
        b.get(id, "colour");
        cluster.failOverTo(replica);
        a.put(id, "colour", "blue");
        a.get(id, "cart");
        a.get(id, "cart");

        assertThat(b.get(id, "colour")).isEqualTo("blue");
        assertThat(b.get(id, "cart"))
                .as("what b wrote, and what was changed since")
                .isEqualTo("fig");
    }
}
