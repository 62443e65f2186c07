// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Leases that can go back to an earlier state. */
final class SimulatedLeases implements NodeLeases {

    private record Lease(LeaseMark mark, Instant end) {}

    private record Copy(Map<NodeId, Lease> leases, Set<NodeId> buried) {}

    private final TimeSource time;
    private final Map<NodeId, Lease> leases = new HashMap<>();
    private final Set<NodeId> buried = new HashSet<>();

    /** @param time the store's clock */
    SimulatedLeases(TimeSource time) {
        this.time = time;
    }

    @Override
    public void begin(NodeId node, Duration lease) {
        if (look(node).equals(LeaseMark.NONE) && !buried.contains(node)) {
            put(node, 0, lease);
        }
    }

    @Override
    public boolean renew(NodeId node, long renewal, Duration lease) {
        LeaseMark before = look(node);
        if (before.equals(LeaseMark.NONE)) {
            return false;
        }
        put(node, Math.max(renewal, before.renewal()), lease);
        return true;
    }

    private void put(NodeId node, long renewal, Duration lease) {
        leases.put(node, new Lease(new LeaseMark(renewal), time.now().plus(lease)));
    }

    @Override
    public void giveUp(NodeId node) {
        leases.remove(node);
    }

    @Override
    public LeaseMark look(NodeId node) {
        Lease lease = leases.get(node);
        return lease == null || !lease.end().isAfter(time.now()) ? LeaseMark.NONE : lease.mark();
    }

    @Override
    public boolean bury(NodeId node, LeaseMark seen) {
        LeaseMark mark = look(node);
        if (!mark.equals(LeaseMark.NONE) && !mark.equals(seen)) {
            return false;
        }
        leases.remove(node);
        buried.add(node);
        return true;
    }

    Object copy() {
        return new Copy(Map.copyOf(leases), Set.copyOf(buried));
    }

    void goBackTo(Object earlier) {
        Copy copy = (Copy) earlier;
        forgetEverything();
        leases.putAll(copy.leases());
        buried.addAll(copy.buried());
    }

    void forgetEverything() {
        leases.clear();
        buried.clear();
    }
}
