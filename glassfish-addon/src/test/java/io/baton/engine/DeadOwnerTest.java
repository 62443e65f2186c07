// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ownership.PeerWatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node dies, or is taken for dead, and another one takes over what it owned. */
class DeadOwnerTest extends EngineTest {

    @Test
    void anOwnerThatStandsStillIsTakenOverAfterALeaseButNotBefore() {
        sessionOfA("cart", "pear");
        a.open(id);
        settle();
        a.freeze();
        assertThat(waitOfB())
                .isGreaterThanOrEqualTo(Node.LEASE)
                .isLessThan(Node.LEASE.multipliedBy(3).dividedBy(2));
        assertThat(said.ids()).containsExactly("BATON3007");
    }

    @Test
    void whatAnOwnerThatStandsStillDidNotEvenHoldIsItsOwnForALeaseToo() {
        sessionOfA("cart", "pear");
        settle();
        a.freeze();
        assertThat(waitOfB())
                .isGreaterThanOrEqualTo(Node.LEASE)
                .isLessThan(Node.LEASE.multipliedBy(3).dividedBy(2));
    }

    @Test
    void anOwnerThatNobodyHearsIsTakenOverAtASecondLook() {
        sessionOfA("cart", "pear");
        a.open(id);
        settle();
        a.die();
        assertThat(waitOfB()).isGreaterThanOrEqualTo(PeerWatch.SECOND_LOOK).isLessThan(Duration.ofMillis(300));
        assertThat(said.ids()).containsExactly("BATON3007");
    }

    @Test
    void aNodeThatIsNotSettledWaitsForTheLeaseOfAnOwnerThatNobodyHears() {
        sessionOfA("cart", "pear");
        a.die();
        assertThat(waitOfB())
                .isGreaterThanOrEqualTo(Node.LEASE)
                .isLessThan(Node.LEASE.multipliedBy(3).dividedBy(2));
    }

    @Test
    void whatADeadNodeLetGoOfIsThereAtOnce() {
        sessionOfA("cart", "pear");
        askForIt();
        a.die();
        assertThat(waitOfB()).isZero();
        assertThat(said.ids()).isEmpty();
    }

    @Test
    void aLivingNodeWhoseLeaseTheStoreForgotKeepsWhatItHasInMemory() {
        sessionOfA("cart", "pear");
        var former = a.id();
        cluster.leases().forgetEverything();
        cluster.time().pass(Node.LEASE);
        assertThat(a.id()).isNotEqualTo(former);
        LocalSession session = a.engine().inMemory().iterator().next();
        Object generation = session.generation();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(session.generation()).isSameAs(generation);
        assertThat(cluster.store().owners()).containsValue(a.id());
        assertThat(waitOfB()).as("b is heard").isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aLivingNodeWhoseLeaseTheStoreForgotIsNotTakenOverBeforeALeaseIsOver() {
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle owner = a.open(id);
        owner.session().attributes().put("cart", "fig");
        cluster.leases().forgetEverything();
        assertThat(waitOfB()).isGreaterThanOrEqualTo(Node.LEASE).isLessThan(Node.LEASE.multipliedBy(2));
        b.put(id, "cart", "plum");
        owner.close();
        assertThat(a.get(id, "cart")).as("its late write was refused").isEqualTo("plum");
    }

    @Test
    void theReturnedVictimOfATakeOverWritesNothing() {
        expectWarning("BATON3301");
        expectWarning("BATON3001");
        sessionOfA("cart", "pear");
        SessionHandle paused = a.open(id);
        paused.session().attributes().put("cart", "fig");
        a.link().cut();
        a.check();
        b.put(id, "cart", "plum");
        a.reconnect();
        paused.close();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    /** All nodes are sure of their leases for so long that what they do not hear means something. */
    private void settle() {
        cluster.time().pass(Node.LEASE.plusSeconds(1));
    }

    private Duration waitOfB() {
        long began = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        return cluster.time().since(began);
    }
}
