// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.domain;

import io.baton.monitoring.TimeStatistics;
import java.util.Map;
import org.glassfish.external.statistics.CountStatistic;
import org.glassfish.external.statistics.impl.CountStatisticImpl;

/** How figures become statistics of the server's monitoring. */
final class Figure {

    private Figure() {}

    static CountStatistic of(String name, String unit, String description, long value) {
        CountStatisticImpl statistic = new CountStatisticImpl(name, unit, description);
        statistic.setCount(value);
        return statistic;
    }

    /** The sum of some of the counts. */
    static long sum(Map<String, Long> counts, String... kinds) {
        long sum = 0;
        for (String kind : kinds) {
            sum += counts.getOrDefault(kind, 0L);
        }
        return sum;
    }

    static long all(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    static long calls(Map<String, TimeStatistics> calls) {
        return calls.values().stream().mapToLong(TimeStatistics::getCount).sum();
    }

    static long median(Map<String, TimeStatistics> calls, String kind) {
        TimeStatistics times = calls.get(kind);
        return times == null ? 0 : times.getP50();
    }

    static long p99(Map<String, TimeStatistics> calls, String kind) {
        TimeStatistics times = calls.get(kind);
        return times == null ? 0 : times.getP99();
    }
}
