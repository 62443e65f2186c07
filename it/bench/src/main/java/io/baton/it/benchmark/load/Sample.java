// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What the clients saw in some time.
 *
 * @param took the time
 * @param micros how long each request took, in microseconds
 */
public record Sample(Duration took, Histogram micros) {
    private static final double NANOS = 1e9;

    /** Requests a second. */
    public double rate() {
        return requests() * NANOS / took.toNanos();
    }

    /** How many requests were answered. */
    public long requests() {
        return micros.getTotalCount();
    }

    /** This and another sample together. */
    public Sample and(Sample other) {
        Histogram both = micros.copy();
        both.add(other.micros);
        return new Sample(took.plus(other.took), both);
    }
}
