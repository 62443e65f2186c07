// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leases in plain Java: the twin of the Redis ones.
 *
 * <p>Concurrency: every method is synchronized; leases are immutable.
 */
public final class InMemoryNodeLeases implements NodeLeases {

    private record Lease(LeaseMark mark, Instant end) {}

    private final TimeSource time;
    private final Map<NodeId, Lease> leases = new HashMap<>();
    private final Set<NodeId> buried = new HashSet<>();

    /** @param time the store's clock */
    public InMemoryNodeLeases(TimeSource time) {
        this.time = time;
    }

    @Override
    public synchronized void begin(NodeId node, Duration lease) {
        if (find(node) == null && !buried.contains(node)) {
            put(node, 0, lease);
        }
    }

    @Override
    public synchronized boolean renew(NodeId node, long renewal, Duration lease) {
        Lease before = find(node);
        if (before == null) {
            return false;
        }
        put(node, Math.max(renewal, before.mark().renewal()), lease);
        return true;
    }

    private void put(NodeId node, long renewal, Duration lease) {
        leases.put(node, new Lease(new LeaseMark(renewal), time.now().plus(lease)));
    }

    @Override
    public synchronized void giveUp(NodeId node) {
        leases.remove(node);
    }

    @Override
    public synchronized LeaseMark look(NodeId node) {
        Lease lease = find(node);
        return lease == null ? LeaseMark.NONE : lease.mark();
    }

    @Override
    public synchronized boolean bury(NodeId node, LeaseMark seen) {
        Lease lease = find(node);
        if (lease != null && !lease.mark().equals(seen)) {
            return false;
        }
        leases.remove(node);
        buried.add(node);
        return true;
    }

    private @Nullable Lease find(NodeId node) {
        Lease lease = leases.get(node);
        return lease == null || !lease.end().isAfter(time.now()) ? null : lease;
    }

    /** Restarts empty. */
    public synchronized void forgetEverything() {
        leases.clear();
        buried.clear();
    }
}
