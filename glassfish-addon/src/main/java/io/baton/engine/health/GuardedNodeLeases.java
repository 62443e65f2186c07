// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import io.baton.store.SessionStore;
import java.time.Duration;

/**
 * Leases that requests do not wait for while the store is unusable. Renewals and the end of a lease go through, as probes do: a lease must not run out
 * because of an opinion.
 */
public final class GuardedNodeLeases implements NodeLeases {

    private final NodeLeases leases;
    private final SessionStore store;
    private final StoreHealth health;

    /**
     * @param leases the leases themselves
     * @param store to be probed when the leases give no answer
     * @param health the opinion to follow and to inform
     */
    public GuardedNodeLeases(NodeLeases leases, SessionStore store, StoreHealth health) {
        this.leases = leases;
        this.store = store;
        this.health = health;
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        health.ask(store, patience -> {
            leases.within(patience).begin(node, lease);
            return node;
        });
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
        return health.ask(store, patience -> leases.within(patience).look(node));
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        return health.ask(store, patience -> leases.within(patience).bury(node, seen));
    }
}
