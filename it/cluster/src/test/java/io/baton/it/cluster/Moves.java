// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The figures of one instance by what moved of them from one step of a story to the next. */
final class Moves {

    /** Longer than a session of a test lives, and than a busy machine needs. */
    static final Duration LATEST = Duration.ofSeconds(30);

    private final String whose;
    private final Supplier<SortedMap<String, Long>> figures;
    private SortedMap<String, Long> before;

    /** Those that move from now on. */
    Moves(String whose, Supplier<SortedMap<String, Long>> figures) {
        this.whose = whose;
        this.figures = figures;
        this.before = figures.get();
    }

    /**
     * Waits until this moved since the last step and nothing else, such as {@code Created +1}. A request is counted
     * when its client may have the answer already.
     */
    void are(String... moved) {
        await(whose).atMost(LATEST).untilAsserted(() -> {
            SortedMap<String, Long> now = figures.get();
            assertThat(between(before, now)).as(whose).containsExactlyInAnyOrder(moved);
            before = now;
        });
    }

    private static List<String> between(Map<String, Long> before, Map<String, Long> now) {
        SortedMap<String, Long> moved = new TreeMap<>(now);
        before.forEach((name, value) -> moved.merge(name, -value, Long::sum));
        return moved.entrySet().stream()
                .filter(one -> one.getValue() != 0)
                .map(one -> "%s %+d".formatted(one.getKey(), one.getValue()))
                .toList();
    }
}
