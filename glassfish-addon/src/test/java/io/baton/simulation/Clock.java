// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.time.TimeSource;
import java.time.Instant;

/** The clocks of one machine: a wall clock that is wrong by some time, and a monotonic one that is a little too fast or too slow. */
final class Clock implements TimeSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Kernel kernel;
    private final double speed;
    private long wrongBy;

    Clock(Kernel kernel, long wrongBy, double speed) {
        this.kernel = kernel;
        this.wrongBy = wrongBy;
        this.speed = speed;
    }

    void jump(long nanos) {
        wrongBy += nanos;
    }

    @Override
    public Instant now() {
        return START.plusNanos(kernel.now() + wrongBy);
    }

    @Override
    public long nanoTime() {
        return (long) (kernel.now() * speed) + 1_000_000_000_000L;
    }
}
