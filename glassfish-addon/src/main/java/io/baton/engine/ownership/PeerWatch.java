// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import io.baton.model.NodeId;
import io.baton.model.Wording;
import io.baton.store.LeaseMark;
import io.baton.store.NodeLeases;
import io.baton.store.StoreUnavailableException;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What this node knows of the life of others. A node is dead when its sign of life did not change for a whole lease by this node's own monotonic clock,
 * or when nobody heard a message to it, twice; in both cases only once it was buried, so that no renewal still under way can bring it back. Keys that
 * are missing, or that outlive their time, prove nothing: the store may have restarted empty, and its clock may jump.
 *
 * <p>Concurrency: any thread may ask; what is known of a node is an immutable value, replaced as a whole. Requests that look at the same time look twice.
 */
public final class PeerWatch {

    /** So long after a message that nobody heard, another one is sent: a little longer than a process can be paused without knowing. */
    public static final Duration SECOND_LOOK = NodeLease.PAUSE.plusMillis(30);

    private static final int LOOKS_PER_LEASE = 4;

    /** @param unchangedSince when the mark was first known to be in the store, by this node's clock */
    private record Sign(LeaseMark mark, long unchangedSince, long lookedAt) {}

    private final NodeLease self;
    private final NodeLeases leases;
    private final TimeSource time;
    private final boolean trustsSilence;
    private final ConcurrentHashMap<NodeId, Sign> signs = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<NodeId, Long> unheardSince = new ConcurrentHashMap<>();
    private final Set<NodeId> dead = ConcurrentHashMap.newKeySet();
    private volatile BiConsumer<NodeId, Supplier<String>> told = (node, proof) -> {};

    /**
     * @param self this node
     * @param leases where leases are kept
     * @param time the clock to hold against them
     * @param trustsSilence whether a node is taken for dead that twice did not hear a message, or only one whose lease is over
     */
    public PeerWatch(NodeLease self, NodeLeases leases, TimeSource time, boolean trustsSilence) {
        this.trustsSilence = trustsSilence;
        this.self = self;
        this.leases = leases;
        this.time = time;
    }

    /**
     * Has deaths told, once each; it must neither block nor throw.
     *
     * @param whom of the node and, in words, the proof
     */
    public void onDeath(BiConsumer<NodeId, Supplier<String>> whom) {
        told = whom;
    }

    /** Whether the node must be dead by what was seen so far; looks again if it is time to. False if the store cannot be asked. */
    public boolean isDead(NodeId node) {
        if (isKnownDead(node)) {
            return true;
        }
        Sign before = signs.get(node);
        if (before != null && time.since(before.lookedAt()).compareTo(pause(before)) < 0) {
            return false;
        }
        try {
            LeaseMark mark = leases.look(node);
            Sign same = before != null && before.mark().equals(mark) ? before : null;
            // Numbers only rise, but a lease may come and go between two looks that find none: none may come from here
            // on.
            if (same == null && mark.equals(LeaseMark.NONE) && !leases.bury(node, mark)) {
                return false;
            }
            long now = time.nanoTime();
            long since = same == null ? now : same.unchangedSince();
            Sign sign = new Sign(mark, since, now);
            signs.put(node, sign);
            return isUnchangedForALease(sign) && isBuried(node, mark, () -> silence(mark, since));
        } catch (StoreUnavailableException unknown) {
            return false;
        }
    }

    /** Whether the node was found dead before; asks nobody. */
    public boolean isKnownDead(NodeId node) {
        return dead.contains(node) || self.isFormer(node);
    }

    /** Until the next look: soon enough to find a node dead at the end of its lease, not at the next look after that. */
    private Duration pause(Sign sign) {
        Duration usual = self.length().dividedBy(LOOKS_PER_LEASE);
        Duration decisive = self.length().minus(time.since(sign.unchangedSince()));
        return decisive.compareTo(usual) < 0 ? decisive : usual;
    }

    private boolean isUnchangedForALease(Sign sign) {
        return time.since(sign.unchangedSince()).compareTo(self.length()) >= 0;
    }

    private String silence(LeaseMark mark, long since) {
        String length = Wording.seconds(time.since(since));
        return mark.equals(LeaseMark.NONE)
                ? "it had no lease for " + length
                : "its lease was not renewed for " + length;
    }

    /** @param proof that it is dead, in words */
    private boolean isBuried(NodeId node, LeaseMark mark, Supplier<String> proof) {
        if (!leases.bury(node, mark)) {
            return false;
        }
        if (dead.add(node)) {
            told.accept(node, proof);
        }
        signs.remove(node);
        unheardSince.remove(node);
        return true;
    }

    /** Takes note that a message to the node reached it. */
    public void heard(NodeId node) {
        unheardSince.remove(node);
    }

    /**
     * Takes note that a message to the node reached nobody.
     *
     * @return whether the node must be dead, because the same was seen before and long enough ago, and this node can trust what it sees
     */
    public boolean isDeadUnheard(NodeId node) {
        if (!trustsSilence || isKnownDead(node)) {
            return isKnownDead(node);
        }
        Duration unheard = time.since(firstUnheard(node));
        if (unheard.compareTo(SECOND_LOOK) < 0 || !self.isSettled()) {
            return false;
        }
        try {
            return isBuried(
                    node,
                    leases.look(node),
                    () -> "two messages to it, " + Wording.seconds(unheard) + " apart, reached nobody");
        } catch (StoreUnavailableException unknown) {
            return false;
        }
    }

    /** One message that is lost now and one that was lost long ago are two accidents, not two looks at the same thing. */
    private long firstUnheard(NodeId node) {
        return unheardSince.merge(
                node,
                time.nanoTime(),
                (first, now) -> now - first > self.length().toNanos() ? now : first);
    }
}
