// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * One counter for each constant of an enum.
 *
 * <p>Concurrency: any thread may count, without a lock.
 */
final class Counters<K extends Enum<K>> {

    private final Map<K, LongAdder> counts;

    Counters(Class<K> kinds) {
        counts = new EnumMap<>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            counts.put(kind, new LongAdder());
        }
    }

    private LongAdder of(K kind) {
        return Objects.requireNonNull(counts.get(kind));
    }

    void count(K kind) {
        of(kind).increment();
    }

    long get(K kind) {
        return of(kind).sum();
    }

    /** All counts by the names of the constants. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((kind, count) -> all.put(kind.name(), count.sum()));
        return all;
    }

    void reset() {
        counts.values().forEach(LongAdder::reset);
    }
}
