package io.baton.engine.ownership;

import io.baton.model.Ownership;
import io.baton.store.NodeLeases;
import io.baton.store.StoreUnavailableException;
import io.baton.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One waiting request's view of the owner it waits for. An owner is dead when its lease was seen missing for a whole lease by this node's own
 * monotonic clock: a store that restarted empty, or whose clock jumped, makes the lease of a living node vanish, but only until its next renewal.
 *
 * <p>Used by one thread.
 */
public final class OwnerWatch {

    private static final int LOOKS_PER_LEASE = 4;

    private final NodeLeases leases;
    private final TimeSource time;
    private final Duration lease;
    private @Nullable Ownership owner;
    private long missingSince;
    private boolean missing;
    private long lookedAt;

    /**
     * @param leases where leases are kept
     * @param time the clock to hold against them
     * @param lease how long a lease lasts
     */
    public OwnerWatch(NodeLeases leases, TimeSource time, Duration lease) {
        this.leases = leases;
        this.time = time;
        this.lease = lease;
    }

    /** Whether the owner must be dead by what was seen so far; looks again if it is time to. False if the store cannot be asked. */
    public boolean isDead(Ownership current) {
        if (!current.equals(owner)) {
            owner = current;
            missing = false;
            look();
        } else if (time.since(lookedAt).compareTo(lease.dividedBy(LOOKS_PER_LEASE)) >= 0) {
            look();
        }
        return missing && time.since(missingSince).compareTo(lease) >= 0;
    }

    private void look() {
        Ownership watched = owner;
        if (watched == null) {
            return;
        }
        lookedAt = time.nanoTime();
        boolean held;
        try {
            held = leases.isHeld(watched.node());
        } catch (StoreUnavailableException unknown) {
            held = true;
        }
        if (held) {
            missing = false;
        } else if (!missing) {
            missing = true;
            missingSince = lookedAt;
        }
    }
}
