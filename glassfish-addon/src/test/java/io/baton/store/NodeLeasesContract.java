package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link NodeLeases} does. */
public abstract class NodeLeasesContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final NodeId node = NodeId.incarnate("a");

    /** The implementation, connected. */
    protected abstract NodeLeases leases();

    /** Returns when the store's clock has moved on by at least that much. */
    protected abstract void pass(Duration duration);

    @Test
    void anUnknownNodeHoldsNoLease() {
        assertThat(leases().isHeld(node)).isFalse();
    }

    @Test
    void aRenewedLeaseIsHeld() {
        leases().renew(node, LONG);
        assertThat(leases().isHeld(node)).isTrue();
    }

    @Test
    void aLeaseRunsOutByItself() {
        leases().renew(node, SHORT);
        pass(SHORT);
        assertThat(leases().isHeld(node)).isFalse();
    }

    @Test
    void aRenewalCountsFromItsOwnMoment() {
        leases().renew(node, SHORT);
        leases().renew(node, LONG);
        pass(SHORT);
        assertThat(leases().isHeld(node)).isTrue();
    }

    @Test
    void aLeaseGivenUpIsGoneAtOnce() {
        leases().renew(node, LONG);
        leases().giveUp(node);
        assertThat(leases().isHeld(node)).isFalse();
    }

    @Test
    void givingUpTwiceIsGivingUp() {
        leases().giveUp(node);
        leases().giveUp(node);
        assertThat(leases().isHeld(node)).isFalse();
    }

    @Test
    void theNextIncarnationIsAnotherNode() {
        leases().renew(node, LONG);
        assertThat(leases().isHeld(NodeId.incarnate("a"))).isFalse();
    }
}
