package io.baton.engine.ownership;

import io.baton.model.NodeId;
import io.baton.store.NodeLeases;
import io.baton.store.StoreUnavailableException;
import io.baton.time.Schedule;
import java.time.Duration;

/** Keeps this node's lease alive: renewed every third of its length, given up at an orderly stop. */
public final class LeaseKeeper {

    private static final int RENEWALS_PER_LEASE = 3;

    private final NodeLeases leases;
    private final NodeId node;
    private final Duration lease;
    private final Schedule.Repetition renewals;

    /**
     * Starts renewing.
     *
     * @param leases where leases are kept
     * @param node this node
     * @param lease how long a lease lasts
     * @param schedule who runs the renewals
     */
    public LeaseKeeper(NodeLeases leases, NodeId node, Duration lease, Schedule schedule) {
        this.leases = leases;
        this.node = node;
        this.lease = lease;
        this.renewals = schedule.every("lease", lease.dividedBy(RENEWALS_PER_LEASE), this::renew);
    }

    private void renew() {
        try {
            leases.renew(node, lease);
        } catch (StoreUnavailableException told) {
            // The store's health is told elsewhere, once per change; the next renewal comes soon.
        }
    }

    /** Stops renewing and gives the lease up, so that other nodes need not wait for its end. */
    public void close() {
        renewals.stop();
        try {
            leases.giveUp(node);
        } catch (StoreUnavailableException told) {
            // The lease runs out by itself.
        }
    }
}
