package io.baton.engine.ownership;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import java.time.Duration;

/** Leases of which one is renewed right before somebody buries it. */
record RenewedBeforeBurial(NodeLeases leases, NodeId lucky) implements NodeLeases {

    @Override
    public void begin(NodeId node, Duration lease) {
        leases.begin(node, lease);
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        return leases.renew(node, renewal, lease);
    }

    @Override
    public void giveUp(NodeId node) {
        leases.giveUp(node);
    }

    @Override
    public LeaseMark look(NodeId node) {
        return leases.look(node);
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        leases.renew(lucky, seen.renewal() + 1, Duration.ofMinutes(5));
        return leases.bury(node, seen);
    }
}
