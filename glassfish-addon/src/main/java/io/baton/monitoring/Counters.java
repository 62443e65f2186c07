// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * One counter for each constant of an enum.
 *
 * <p>Concurrency: any thread may count, without a lock.
 */
final class Counters<K extends Enum<K>> {

    private final K[] kinds;
    private final LongAdder[] counts;

    Counters(Class<K> kinds) {
        this.kinds = kinds.getEnumConstants();
        this.counts = new LongAdder[this.kinds.length];
        Arrays.setAll(counts, kind -> new LongAdder());
    }

    void count(K kind) {
        counts[kind.ordinal()].increment();
    }

    long get(K kind) {
        return counts[kind.ordinal()].sum();
    }

    /** All counts by the names of the constants. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        for (K kind : kinds) {
            all.put(kind.name(), get(kind));
        }
        return all;
    }

    void reset() {
        for (LongAdder count : counts) {
            count.reset();
        }
    }
}
