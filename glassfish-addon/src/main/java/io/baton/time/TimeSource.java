// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;
import java.time.Instant;

/** Two clocks: the wall, for what people and records see, and a monotonic one, for everything that measures. */
public interface TimeSource {

    /** The wall clock; it may jump. */
    Instant now();

    /** Nanoseconds since some fixed moment of this process; it never goes back. */
    long nanoTime();

    /** How much monotonic time has passed since the reading, never negative. */
    default Duration since(long nanoTimeReading) {
        return Duration.ofNanos(Math.max(0, nanoTime() - nanoTimeReading));
    }
}
