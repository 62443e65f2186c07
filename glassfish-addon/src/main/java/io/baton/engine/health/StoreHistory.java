// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import io.baton.store.History;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.time.Monitor;
import io.baton.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The store's identity as this node knows it: what the store was when somebody looked last, when it turned out to be
 * another one, and for how long it may therefore lack what living nodes have in memory.
 *
 * <p>Two kinds of threads look. The checking one does so to have the node's own sessions brought to a store that lost
 * them. Requests do so before they believe that a session is unknown: with a look that was sent after the store said
 * so. Requests that come together share one, and between two looks there is a pause, so that a flood of unknown ids
 * costs the store no more than that.
 *
 * <p>Concurrency: everything is guarded by {@code monitor}, which is held during a look. A session's lock may be held
 * around it; within it nothing is locked.
 */
final class StoreHistory {

    /** Between two looks of requests. */
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /**
     * The time for which those who have a copy at most wait longer than any who owned the session last: these may have
     * noticed the loss as late as anybody, wait as long from then on, and look every second.
     */
    static final Duration PRECEDENCE = Duration.ofSeconds(2);

    private final TimeSource time;
    private final Duration noticing;
    private final Monitor monitor;
    private @Nullable History seen;
    /** Whether what the store was is known, or cannot be. */
    private volatile boolean isLearned;
    /** The time of the latest look; means nothing before the first. */
    private long lookedAt;
    /** Whether a loss was seen that the checking thread has not been told. */
    private boolean isUntold;
    /** Whether the nodes may still be bringing what a loss took. */
    private boolean isRefilled = true;

    /** Whether it lost that without a connection that broke. */
    private boolean isEmptied;

    private long lostAt;
    /** The time at which this node had brought what it has; null: it has not yet. */
    private @Nullable Long filledAt;

    /**
     * @param time measures how long nodes had to bring what was lost
     * @param monitor nobody else's
     * @param noticing how long after this one any other node may notice a loss
     */
    StoreHistory(TimeSource time, Monitor monitor, Duration noticing) {
        this.time = time;
        this.monitor = monitor;
        this.noticing = noticing;
    }

    /** Says whether there is nothing to {@link #learn} any more. */
    boolean isLearned() {
        return isLearned;
    }

    /**
     * Looks at a store that nobody looked at yet, so that a loss is known for one from then on.
     *
     * @throws StoreUnavailableException if there is no answer
     */
    void learn(SessionStore store) {
        monitor.lock();
        try {
            if (!isLearned) {
                look(store);
            }
        } catch (StoreUnavailableException failure) {
            if (failure.kind() != Kind.CALL_FAILED) {
                throw failure;
            }
            // The store answers, but not to this. It shall not be asked before each call.
            isLearned = true;
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Looks, for the checking thread.
     *
     * @return whether the store may have lost something since this thread looked last
     */
    boolean hasLost(SessionStore store) {
        monitor.lock();
        try {
            look(store);
            boolean isNews = isUntold;
            isUntold = false;
            return isNews;
        } finally {
            monitor.unlock();
        }
    }

    /** This node has brought to the store what it has and the store lost. */
    void filled() {
        monitor.lock();
        try {
            if (!isRefilled && !isUntold && filledAt == null) {
                filledAt = time.nanoTime();
            }
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Whether a session that the store does not know exists nowhere else, to be asked after the store said so.
     *
     * @param isFormerOwner whether this node owned it, under a name that ended since. A store that restarts ends the
     *     names of all nodes, and none can take over from another one by what is there no more; one that is emptied
     *     ends no name, so that this one ended before, and another node may have taken over
     * @throws StoreUnavailableException if there is no answer
     */
    boolean isComplete(SessionStore store, boolean isFormerOwner) {
        long asked = time.nanoTime();
        monitor.lock();
        try {
            spare(asked);
            boolean isToBeSeen = isRefilled(isFormerOwner) ? !isSeenSince(asked) : isFormerOwner && isOutdated();
            if (isToBeSeen) {
                look(store);
            }
            return isRefilled(isFormerOwner) || (isFormerOwner && !isEmptied);
        } finally {
            monitor.unlock();
        }
    }

    private void spare(long asked) {
        try {
            while (isRefilled(false) && isToBeSpared(asked)) {
                monitor.await(BETWEEN_LOOKS.minus(time.since(lookedAt)));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isToBeSpared(long asked) {
        return seen != null && !isSeenSince(asked) && time.since(lookedAt).compareTo(BETWEEN_LOOKS) < 0;
    }

    /** After a restart a former owner brings what it has one after the other, and does not look for each. */
    private boolean isOutdated() {
        return !isEmptied && time.since(lookedAt).compareTo(BETWEEN_LOOKS) >= 0;
    }

    private boolean isSeenSince(long asked) {
        return seen != null && lookedAt - asked > 0;
    }

    private void look(SessionStore store) {
        long began = time.nanoTime();
        History now = store.history();
        if (seen != null && !seen.equals(now)) {
            isUntold = true;
            // An emptying counts for as long as it would without what followed it.
            isEmptied = now.isEmptied(seen) || (isEmptied && !isRefilled(true));
            isRefilled = false;
            lostAt = time.nanoTime();
            filledAt = null;
        }
        seen = now;
        isLearned = true;
        lookedAt = began;
    }

    /** Others have about as much to bring as this node. */
    private boolean isRefilled(boolean isFormerOwner) {
        Long filled = filledAt;
        if (!isRefilled && filled != null) {
            Duration took = Duration.ofNanos(filled - lostAt);
            Duration sinceLoss = time.since(lostAt);
            boolean isDone = time.since(filled).compareTo(took) >= 0;
            isRefilled = isDone && sinceLoss.compareTo(noticing.multipliedBy(2).plus(PRECEDENCE)) >= 0;
            return isRefilled || (isFormerOwner && isDone && sinceLoss.compareTo(noticing) >= 0);
        }
        return isRefilled;
    }
}
