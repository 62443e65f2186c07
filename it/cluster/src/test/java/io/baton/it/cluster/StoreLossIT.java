// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R5.2: a store that lost its data is filled again by the instances that have them, before anybody asks for a session, and without keeping anybody waiting. */
@Order(Turn.STORE_OUTAGE)
class StoreLossIT {

    private static final int SESSIONS_OF_EACH = LongForm.times(25, 25_000);

    /** Within seconds if all is well; after 20 s if a probe that got lost with its connection is waited for. */
    private static final Duration FILLED_WITHIN = ofSeconds(LongForm.times(15, 300));

    private final List<Counter> ofA = counters();
    private final List<Counter> ofB = counters();
    private final Map<GlassFishInstance, Long> marks = new HashMap<>();
    private Duration slowestBefore = Duration.ZERO;
    private Bench bench;

    private static List<Counter> counters() {
        return Stream.generate(Counter::new).limit(SESSIONS_OF_EACH).toList();
    }

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.ATTENTIVE);
        bench.awaitFormerLoss();
        ofA.forEach(counter -> counter.countOn(bench.a()));
        slowestBefore = ofA.stream()
                .map(counter -> counter.countOn(bench.a()).took())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        ofB.forEach(counter -> counter.countOn(bench.b()));
        for (GlassFishInstance instance : bench.cluster().instances()) {
            marks.put(instance, instance.serverLog().mark());
        }
    }

    @AfterEach
    void repair() {
        bench.cluster().start();
        bench.endOutage();
    }

    @Test
    void aStoreThatRestartedEmptyHasTheSessionsAgainWhenTheirInstanceDies() {
        bench.redis().restartEmpty();
        awaitFilledAgain();
        bench.a().kill9();
        ofA.forEach(counter -> counter.lookOn(bench.b()));
    }

    @Test
    void aStoreThatWasEmptiedHasTheSessionsAgainForTheOtherInstance() {
        bench.redis().flush();
        awaitFilledAgain();
        ofA.forEach(counter -> counter.lookOn(bench.b()));
        ofB.forEach(counter -> counter.lookOn(bench.a()));
    }

    @Test
    void aStoreThatRestartedWithItsDataIsWrittenNothing() {
        bench.redis().restart();
        bench.a().serverLog().await(mark(bench.a()), "BATON3304", FILLED_WITHIN);
        ofA.forEach(counter -> counter.countOn(bench.b()));
        assertThat(since(bench.a())).doesNotContain("BATON3025", "BATON3004");
    }

    /** Of other tests' sessions that the instances have, some are written, too. */
    private void awaitFilledAgain() {
        Instant start = Instant.now();
        Counter user = ofA.get(0);
        List<Duration> waits = new ArrayList<>();
        Awaitility.await()
                .atMost(FILLED_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    waits.add(user.countOn(bench.a()).took());
                    return bench.cluster().instances().stream().allMatch(this::hasFilled);
                });
        Duration longest = waits.stream().max(Comparator.naturalOrder()).orElseThrow();
        System.getLogger(StoreLossIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} sessions of each of two instances were in the store again after {1}; meanwhile {2} requests took {3} at most",
                        SESSIONS_OF_EACH,
                        Duration.between(start, Instant.now()),
                        waits.size(),
                        longest);
        assertThat(longest).isLessThan(LongestRequest.whereOneTook(slowestBefore));
    }

    private boolean hasFilled(GlassFishInstance instance) {
        return since(instance).contains("again from memory that the store had lost, or had in an older state");
    }

    private String since(GlassFishInstance instance) {
        return instance.serverLog().since(mark(instance));
    }

    private long mark(GlassFishInstance instance) {
        return marks.getOrDefault(instance, 0L);
    }
}
