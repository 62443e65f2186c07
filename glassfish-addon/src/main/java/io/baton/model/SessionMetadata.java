// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a session besides its attributes; times have millisecond precision, as the servlet API has.
 *
 * @param created when the session was created
 * @param lastAccessed when the latest request that carried the session arrived, on whatever node
 * @param maxInactive how long after its last access the session ends; negative: never
 */
public record SessionMetadata(Instant created, Instant lastAccessed, Duration maxInactive) {

    /** The same, accessed at that time; an access earlier than the latest changes nothing. */
    public SessionMetadata accessed(Instant when) {
        return when.isAfter(lastAccessed) ? new SessionMetadata(created, when, maxInactive) : this;
    }

    /** The same with another life time. */
    public SessionMetadata lasting(Duration newMaxInactive) {
        return new SessionMetadata(created, lastAccessed, newMaxInactive);
    }

    /** Whether the session never ends by itself. */
    public boolean isImmortal() {
        return maxInactive.isNegative();
    }

    /** When the session's time is over if it is not used again; of no meaning if it is immortal. */
    public Instant due() {
        return lastAccessed.plus(maxInactive);
    }

    /** Whether the session's time is over. */
    public boolean isDue(Instant now) {
        return !isImmortal() && !now.isBefore(due());
    }
}
