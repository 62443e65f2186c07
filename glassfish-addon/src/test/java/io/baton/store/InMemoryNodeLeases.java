package io.baton.store;

import io.baton.model.NodeId;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Leases in plain Java: the twin of the Redis ones. */
public final class InMemoryNodeLeases implements NodeLeases {

    private final TimeSource time;
    private final ConcurrentHashMap<NodeId, Instant> ends = new ConcurrentHashMap<>();

    /** @param time the store's clock */
    public InMemoryNodeLeases(TimeSource time) {
        this.time = time;
    }

    @Override
    public void renew(NodeId node, Duration lease) {
        ends.put(node, time.now().plus(lease));
    }

    @Override
    public void giveUp(NodeId node) {
        ends.remove(node);
    }

    @Override
    public boolean isHeld(NodeId node) {
        Instant end = ends.get(node);
        return end != null && end.isAfter(time.now());
    }

    /** Restarts empty. */
    public void forgetEverything() {
        ends.clear();
    }
}
