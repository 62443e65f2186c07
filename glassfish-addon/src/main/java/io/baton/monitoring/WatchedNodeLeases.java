// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.NodeId;
import io.baton.monitoring.StoreWatch.Answer;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import java.time.Duration;

/** Leases whose calls are timed and told. */
final class WatchedNodeLeases implements NodeLeases {

    private final NodeLeases leases;
    private final StoreWatch watch;

    WatchedNodeLeases(NodeLeases leases, StoreWatch watch) {
        this.leases = leases;
        this.watch = watch;
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        watch.run(StoreCall.LEASE_BEGIN, () -> leases.begin(node, lease));
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        return watch.call(StoreCall.LEASE_RENEW, null, 0, () -> leases.renew(node, renewal, lease), Answer::of);
    }

    @Override
    public void giveUp(NodeId node) {
        watch.run(StoreCall.LEASE_GIVE_UP, () -> leases.giveUp(node));
    }

    @Override
    public LeaseMark look(NodeId node) {
        return watch.call(StoreCall.LEASE_LOOK, null, 0, () -> leases.look(node), seen -> new Answer("DONE", 0));
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        return watch.call(StoreCall.LEASE_BURY, null, 0, () -> leases.bury(node, seen), Answer::of);
    }

    @Override
    public NodeLeases within(Duration atMost) {
        NodeLeases bounded = leases.within(atMost);
        return bounded == leases ? this : new WatchedNodeLeases(bounded, watch);
    }
}
