// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * A distribution of durations, in microseconds with two significant digits; what is longer than ten minutes counts as
 * ten minutes.
 *
 * <p>Concurrency: whoever records takes no lock and waits for nobody. Readers take turns.
 */
final class Times {

    private static final long LONGEST = Duration.ofMinutes(10).toMillis() * 1000;
    private static final int DIGITS = 2;

    private final Recorder recorder = new Recorder(LONGEST, DIGITS);
    private final Histogram all = new Histogram(LONGEST, DIGITS);

    void add(Duration took) {
        addNanos(took.toNanos());
    }

    void addNanos(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    /** The distribution of what was recorded since the last {@link #reset}. */
    synchronized TimeStatistics read() {
        all.add(recorder.getIntervalHistogram());
        return TimeStatistics.of(all);
    }

    synchronized void reset() {
        recorder.reset();
        all.reset();
    }
}
