// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Consistency;
import io.baton.engine.EngineSettings.Unstored;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import org.junit.jupiter.api.Test;

/** Nodes that rather have no answer than one that may be older. */
class StrictTest extends EngineTest {

    StrictTest() {
        super(Cluster.settings(Consistency.STRICT, Unstored.UNLIMITED));
    }

    private void outage() {
        expectWarning("BATON3301");
        a.link().cut();
        a.check();
        assertThat(a.isUsable()).isFalse();
    }

    @Test
    void whileTheLeaseVouchesForItASessionGoesOn() {
        sessionOfA("cart", "pear");
        outage();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        a.reconnect();
    }

    @Test
    void onceTheLeaseIsOverASessionInMemoryCannotBeHadAndIsThereAgainWithTheStore() {
        sessionOfA("cart", "pear");
        outage();
        cluster.time().pass(Node.LEASE);
        assertThat(a.engine().open(id))
                .isInstanceOfSatisfying(
                        OpenResult.Unavailable.class,
                        unavailable -> assertThat(unavailable.isHere()).isTrue());
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatIsNotInMemoryIsUnavailableAsEver() {
        outage();
        assertThat(a.engine().open(new SessionIds().next()))
                .isInstanceOfSatisfying(
                        OpenResult.Unavailable.class,
                        unavailable -> assertThat(unavailable.isHere()).isFalse());
        a.reconnect();
    }

    @Test
    void aSessionThatBeganWithoutTheStoreGoesOnForNobodyElseHasIt() {
        outage();
        cluster.time().pass(Node.LEASE);
        sessionOfA("cart", "pear");
        a.put(id, "cart", "fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aSessionThatTheStoreMayHaveHeardOfDoesNot() {
        a.link().beforeNextAnswer(a.link()::loseAnswers);
        sessionOfA("cart", "pear");
        outage();
        cluster.time().pass(Node.LEASE);
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void anOwnerThatNobodyHearsIsNotTakenForDeadBeforeItsLeaseIsOver() {
        SessionId other = new SessionIds().next();
        try (SessionHandle hold = b.create(other)) {
            hold.session().attributes().put("cart", "plum");
        }
        cluster.time().pass(Node.LEASE);
        sessionOfA("cart", "pear");
        b.get(other, "cart");
        a.die();
        long began = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(began)).isGreaterThanOrEqualTo(Node.LEASE);
    }
}
