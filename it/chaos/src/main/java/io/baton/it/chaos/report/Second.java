// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.report;

import io.baton.it.chaos.check.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The requests that were answered in one second.
 *
 * @param number of the second since the start
 * @param requests how many there were
 * @param p50 so many milliseconds half of them took at most
 * @param p99 so many milliseconds 99 of 100 took at most
 */
record Second(int number, int requests, double p50, double p99) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** All seconds from the start to the last answer, those without one too. */
    static List<Second> of(List<Visit> visits, Instant start) {
        Map<Integer, List<Visit>> bySecond = visits.stream()
                .filter(Visit::isAnswered)
                .filter(visit -> !visit.done().isBefore(start))
                .collect(Collectors.groupingBy(
                        visit -> (int) Duration.between(start, visit.done()).toSeconds(),
                        TreeMap::new,
                        Collectors.toList()));
        int last = bySecond.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        return IntStream.rangeClosed(0, last)
                .mapToObj(number -> of(number, bySecond.getOrDefault(number, List.of())))
                .toList();
    }

    private static Second of(int number, List<Visit> visits) {
        double[] millis = millis(visits);
        return new Second(number, millis.length, percentile(millis, 50), percentile(millis, 99));
    }

    /** How long these took, sorted. */
    static double[] millis(List<Visit> visits) {
        return visits.stream()
                .mapToDouble(visit -> visit.took().toNanos() / NANOS_PER_MILLI)
                .sorted()
                .toArray();
    }

    /** What so many of a hundred of these sorted values do not exceed; 0 if there are none. */
    static double percentile(double[] sorted, int percent) {
        int count = sorted.length;
        return count == 0 ? 0 : sorted[Math.min(count - 1, (int) Math.ceil(count * percent / 100.0) - 1)];
    }
}
