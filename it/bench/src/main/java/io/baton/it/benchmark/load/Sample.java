// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What the clients saw in some time.
 *
 * @param took the time
 * @param processor what the server spent of its processors' time; zero if that was not looked at
 * @param micros how long each request took, in microseconds
 */
public record Sample(Duration took, Duration processor, Histogram micros) {
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /** Requests a second. */
    public double rate() {
        return requests() * NANOS / took.toNanos();
    }

    /** How many requests were answered. */
    public long requests() {
        return micros.getTotalCount();
    }

    /** Returns the processors' time that the server spent for one request, in microseconds. */
    public double processorMicros() {
        return processor.toNanos() / NANOS_PER_MICRO / Math.max(1, requests());
    }

    /** The same of a server that spent that. */
    public Sample spending(Duration time) {
        return new Sample(took, time, micros);
    }

    /** This and another sample together. */
    public Sample and(Sample other) {
        Histogram both = micros.copy();
        both.add(other.micros);
        return new Sample(took.plus(other.took), processor.plus(other.processor), both);
    }
}
