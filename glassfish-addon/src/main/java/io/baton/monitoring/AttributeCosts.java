// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.Wording;
import io.baton.store.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was written to the store, by the attributes' names. There are at most {@value #MOST} names; the attributes of
 * all further ones are counted as one.
 */
final class AttributeCosts {

    private static final int MOST = 1000;
    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 100;
    private static final String OTHERS = "(others)";

    private record Cost(LongAdder writes, LongAdder bytes) {}

    private final Map<String, Cost> costs = new ConcurrentHashMap<>();

    /** Counts what was written, and returns its bytes. */
    long written(Map<String, Frame> frames) {
        long bytes = 0;
        for (Map.Entry<String, Frame> entry : frames.entrySet()) {
            Cost cost = of(entry.getKey());
            int length = entry.getValue().length();
            cost.writes().increment();
            cost.bytes().add(length);
            bytes += length;
        }
        return bytes;
    }

    private Cost of(String name) {
        Cost known = costs.get(name);
        if (known != null) {
            return known;
        }
        String key = costs.size() < MOST ? name : OTHERS;
        return costs.computeIfAbsent(key, unknown -> new Cost(new LongAdder(), new LongAdder()));
    }

    /** Those that cost most, by their bytes. */
    List<AttributeCost> costliest() {
        return costs.entrySet().stream()
                .map(entry -> new AttributeCost(
                        Wording.clean(entry.getKey(), LONGEST_NAME),
                        entry.getValue().writes().sum(),
                        entry.getValue().bytes().sum()))
                .sorted(Comparator.comparingLong(AttributeCost::getBytes).reversed())
                .limit(SHOWN)
                .toList();
    }

    void reset() {
        costs.clear();
    }
}
