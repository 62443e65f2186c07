// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import org.HdrHistogram.Histogram;

/** The figures that are shown of a distribution of durations, in microseconds. */
public final class TimeStatistics {

    private final long count;
    private final double mean;
    private final long p50;
    private final long p90;
    private final long p99;
    private final long p999;
    private final long max;

    private TimeStatistics(Histogram times) {
        this.count = times.getTotalCount();
        this.mean = count == 0 ? 0 : times.getMean();
        this.p50 = times.getValueAtPercentile(50);
        this.p90 = times.getValueAtPercentile(90);
        this.p99 = times.getValueAtPercentile(99);
        this.p999 = times.getValueAtPercentile(99.9);
        this.max = times.getMaxValue();
    }

    static TimeStatistics of(Histogram times) {
        return new TimeStatistics(times);
    }

    /** The number of durations. */
    public long getCount() {
        return count;
    }

    /** The mean in microseconds; 0 if there is none. */
    public double getMean() {
        return mean;
    }

    /** The median in microseconds. */
    public long getP50() {
        return p50;
    }

    /** The duration in microseconds that nine of ten do not exceed. */
    public long getP90() {
        return p90;
    }

    /** The duration in microseconds that 99 of 100 do not exceed. */
    public long getP99() {
        return p99;
    }

    /** The duration in microseconds that 999 of 1,000 do not exceed. */
    public long getP999() {
        return p999;
    }

    /** The longest in microseconds. */
    public long getMax() {
        return max;
    }
}
