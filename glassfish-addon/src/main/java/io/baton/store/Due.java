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

    /** @throws IllegalArgumentException if the times are not such that they can be written as milliseconds */
    public Due {
        try {
            at.toEpochMilli();
            timeToLive.toMillis();
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(
                    "due at " + at + ", kept for " + timeToLive + ": out of range", tooLarge);
        }
    }
}
