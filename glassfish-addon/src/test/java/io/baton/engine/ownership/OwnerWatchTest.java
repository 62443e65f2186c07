package io.baton.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.InMemoryNodeLeases;
import io.baton.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnerWatchTest {

    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
    private final OwnerWatch watch = new OwnerWatch(leases, time, LEASE);
    private final Ownership a = new Ownership(NodeId.incarnate("a"), 1);
    private final Ownership b = new Ownership(NodeId.incarnate("b"), 2);

    @Test
    void anOwnerWithALeaseIsAlive() {
        for (int i = 0; i < 20; i++) {
            leases.renew(a.node(), LEASE);
            assertThat(watch.isDead(a)).isFalse();
            time.pass(LOOK);
        }
    }

    @Test
    void anOwnerWithoutALeaseIsDeadAfterAWholeLeaseButNotBefore() {
        for (Duration missing = Duration.ZERO; missing.compareTo(LEASE) < 0; missing = missing.plus(LOOK)) {
            assertThat(watch.isDead(a)).as("missing for " + missing).isFalse();
            time.pass(LOOK);
        }
        assertThat(watch.isDead(a)).isTrue();
    }

    @Test
    void aSignOfLifeInBetweenBeginsTheCountAnew() {
        watch.isDead(a);
        time.pass(LOOK.multipliedBy(3));
        leases.renew(a.node(), LOOK);
        assertThat(watch.isDead(a)).isFalse();
        time.pass(LOOK);
        assertThat(watch.isDead(a)).isFalse();
        time.pass(LOOK.multipliedBy(3));
        assertThat(watch.isDead(a)).isFalse();
        time.pass(LOOK);
        assertThat(watch.isDead(a)).isTrue();
    }

    @Test
    void anOwnerThatTookOverFromOneWithoutLeaseIsAlive() {
        watch.isDead(a);
        time.pass(LEASE);
        leases.renew(b.node(), LEASE);
        assertThat(watch.isDead(b)).isFalse();
    }

    @Test
    void aNewOwnerIsWatchedForAWholeLeaseOfItsOwn() {
        watch.isDead(a);
        time.pass(LEASE);
        assertThat(watch.isDead(b)).as("seen for the first time").isFalse();
        time.pass(LEASE);
        assertThat(watch.isDead(b)).isTrue();
    }

    @Test
    void aNewHoldOfTheSameNodeIsASignOfLife() {
        watch.isDead(a);
        time.pass(LEASE);
        assertThat(watch.isDead(new Ownership(a.node(), a.fence() + 1))).isFalse();
    }
}
