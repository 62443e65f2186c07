// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A session's times, as they are and as the store has them, as far as this node knows.
 *
 * <p>Concurrency: changed under this object's lock, which is not the session's: requests change times while another one waits for the store. Read without.
 */
final class Times {

    private volatile SessionMetadata now;
    private volatile SessionMetadata saved;

    Times(SessionMetadata times) {
        this.now = times;
        this.saved = times;
    }

    /** As they are. */
    SessionMetadata now() {
        return now;
    }

    /** As the store has them. */
    SessionMetadata saved() {
        return saved;
    }

    synchronized void update(UnaryOperator<SessionMetadata> change) {
        now = change.apply(now);
    }

    /** The store has these now, but for a later access that it was told of meanwhile. */
    synchronized void saved(SessionMetadata written) {
        saved = written.accessed(saved.lastAccessed());
    }

    /** The store knows of the access. */
    synchronized void touched(Instant lastAccessed) {
        saved = saved.accessed(lastAccessed);
    }

    /** Those that another node left. */
    synchronized void replace(SessionMetadata inStore, SessionMetadata here) {
        saved = inStore;
        now = here;
    }

    boolean areSaved() {
        return now.equals(saved);
    }

    /** Whether it is long ago that the store heard of the last access. */
    boolean isAccessOutdated() {
        SessionMetadata before = saved;
        return Duration.between(before.lastAccessed(), now.lastAccessed())
                        .compareTo(AccessTimes.period(before.maxInactive()))
                >= 0;
    }

    /** Whether the session's life is longer or shorter than the store knows. */
    boolean isLifeChanged() {
        return !now.maxInactive().equals(saved.maxInactive());
    }
}
