// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Counts for each attribute name. There are at most {@value #MOST} names; the attributes of all further ones are
 * counted as one.
 *
 * <p>Concurrency: any thread may count, without a lock.
 *
 * @param <C> what is counted for each name
 */
final class AttributeNames<C> {

    private static final int MOST = 1000;
    private static final int SHOWN = 20;
    private static final int LONGEST_NAME = 100;
    private static final String OTHERS = "(others)";

    private final Map<String, C> counts = new ConcurrentHashMap<>();
    private final Supplier<C> zero;

    /** @param zero counts of a name that was not counted before */
    AttributeNames(Supplier<C> zero) {
        this.zero = zero;
    }

    /** The counts of a name. */
    C of(String name) {
        C known = counts.get(name);
        if (known != null) {
            return known;
        }
        String key = counts.size() < MOST ? name : OTHERS;
        return counts.computeIfAbsent(key, unknown -> zero.get());
    }

    /**
     * The {@value #SHOWN} that weigh most, the heaviest first.
     *
     * @param row what is shown of a name, shortened if it is long
     */
    <R> List<R> most(BiFunction<String, C, R> row, ToLongFunction<R> weight) {
        return counts.entrySet().stream()
                .map(entry -> row.apply(Wording.clean(entry.getKey(), LONGEST_NAME), entry.getValue()))
                .sorted(Comparator.comparingLong(weight).reversed())
                .limit(SHOWN)
                .toList();
    }

    void reset() {
        counts.clear();
    }
}
