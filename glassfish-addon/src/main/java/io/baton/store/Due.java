// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import java.time.Duration;
import java.time.Instant;

/**
 * When a session may be due at the earliest.
 *
 * @param digest of its id, {@link SessionKey#digest()}
 * @param at not later than the true time
 * @param timeToLive how long this is kept from now; always longer than the session's record
 */
public record Due(String digest, Instant at, Duration timeToLive) {

    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    /** @throws IllegalArgumentException if the times are not such that they can be written as milliseconds */
    public Due {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST) || timeToLive.abs().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("due at " + at + ", kept for " + timeToLive + ": out of range");
        }
    }
}
