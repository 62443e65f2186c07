// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a node has in memory of a session that another one took over, with changes that were never written. */
class TakenOverMemoryReviewTest extends ReviewTest {

    TakenOverMemoryReviewTest() {
        super(INTERVAL);
    }

    @Test
    void whatWasNeverWrittenDoesNotComeBackAmongWhatAnotherNodeWrote() {
        sessionOfA("cart", new ArrayList<>(List.of("pear")));
        a.put(id, "cart", new ArrayList<>(List.of("fig")));
        loseSubscription(a);
        b.put(id, "user", "ann");

        assertThat(a.get(id, "user")).isEqualTo("ann");
        assertThat(a.get(id, "cart")).isEqualTo(List.of("pear"));
    }

    @Test
    void whatWasRemovedAndNeverWrittenIsThereAgain() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().remove("cart");
        }
        loseSubscription(a);
        b.put(id, "user", "ann");

        assertThat(a.get(id, "user")).isEqualTo("ann");
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void memoryThatIsOutOfDateIsNotServedBecauseTheStoreFailsNext() {
        theOtherNodeTakesOverWhatIsUnsaved();
        a.beforeReconciling(() -> {
            a.lease().join();
            a.link().beforeNextAnswer(a.link()::cut);
            assertThat(a.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        });
        a.reconnect();
        a.beforeReconciling(() -> {});
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void memoryThatIsOutOfDateIsNotWrittenBecauseTheStoreFailsNext() {
        theOtherNodeTakesOverWhatIsUnsaved();
        memoryOfA().record().unconfirmed();
        a.beforeReconciling(() -> {
            a.lease().join();
            a.link().beforeNextAnswer(a.link()::cut);
        });
        a.reconnect();
        a.beforeReconciling(() -> {});
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    private void theOtherNodeTakesOverWhatIsUnsaved() {
        sessionOfA("cart", "pear");
        a.link().cut();
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        memoryOfA().wantedBy(Cluster.key(id), b.id());
        hold.close();
        assertThat(memoryOfA().isUnsaved()).isTrue();
        loseSubscription(a);
        b.put(id, "cart", "plum");
        b.engine().inMemory().forEach(LocalSession::handOver);
    }
}
