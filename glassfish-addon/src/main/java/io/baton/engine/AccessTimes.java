// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the last access that the store knows may lag behind the true one. A request that changes nothing costs no round trip, so its time gets to the
 * store later; who takes a session from a dead node must not take it for older than it may be.
 */
final class AccessTimes {

    /** How often sessions are looked through for times to be written. */
    static final Duration PULSE = Duration.ofSeconds(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int PERIODS_PER_LIFE = 20;
    private static final Duration LONG_LIFE = LONGEST.multipliedBy(PERIODS_PER_LIFE);

    private AccessTimes() {}

    /** How old the store's knowledge may become before it is refreshed. */
    static Duration period(Duration maxInactive) {
        if (maxInactive.isNegative() || maxInactive.compareTo(LONG_LIFE) > 0) {
            return LONGEST;
        }
        // Each request asks; a Duration divides itself by way of a BigDecimal.
        Duration part = Duration.ofMillis(maxInactive.toMillis() / PERIODS_PER_LIFE);
        return part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
    }

    /** How much later than the store knows a session may have been used if its owner died. */
    static Duration lag(Duration maxInactive) {
        return period(maxInactive).plus(PULSE.multipliedBy(2));
    }

    /** The times of a session whose owner died: it may have been used as late as this. */
    static SessionMetadata atLatest(SessionMetadata known, Instant now) {
        Instant latest = known.lastAccessed().plus(lag(known.maxInactive()));
        return known.accessed(latest.isBefore(now) ? latest : now);
    }
}
