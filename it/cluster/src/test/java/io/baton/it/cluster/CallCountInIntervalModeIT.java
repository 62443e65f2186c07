// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R2.1: what a changed session costs with {@code backupMode=interval} and the interval at its default, counted by the store itself. */
@Order(Turn.INTERVAL)
class CallCountInIntervalModeIT {

    private static final int REQUESTS = 1_000;
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Counter counter = new Counter();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "interval"));
        counter.countOn(bench.a());
    }

    @Test
    void aThousandChangesCostOneRoundTripForEachInterval() {
        long start = System.nanoTime();
        long calls = ScriptCalls.during(bench, () -> {
            for (int i = 0; i < REQUESTS; i++) {
                counter.countOn(bench.a());
            }
        });

        long intervals = Duration.ofNanos(System.nanoTime() - start).dividedBy(INTERVAL);
        // The time is part of two intervals more than it has whole ones at most. After a pause of its process, an
        // instance asks whether the session is still its own: on a busy machine now and then, as in the other mode.
        assertThat(calls).isLessThanOrEqualTo(intervals + 2 + REQUESTS / 50);
    }

    @Test
    void aChangeIsWrittenWithinTheIntervalAndSurvivesACrashFromThenOn() {
        long before = ScriptCalls.now(bench.redis());
        counter.countOn(bench.a());
        await().atMost(INTERVAL.plusSeconds(1)).until(() -> ScriptCalls.now(bench.redis()) > before);

        bench.a().kill9();

        counter.lookOn(bench.b());
    }
}
