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

    /**
     * Round trips besides: after a pause of its process, as a busy machine makes them, an instance asks whether the
     * session is still its own. The fault would be one for each request.
     */
    private static final int BESIDES = REQUESTS / 50;

    /** Half-way to the end of the next interval, to which a change would be left by mistake. */
    private static final Duration WRITTEN_WITHIN = INTERVAL.multipliedBy(3).dividedBy(2);

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
        // The time is part of two intervals more than it has whole ones at most.
        assertThat(calls).isLessThanOrEqualTo(intervals + 2 + BESIDES);
    }

    @Test
    void aChangeIsWrittenWithinTheIntervalAndSurvivesACrashFromThenOn() {
        Counter another = new Counter();
        StoredSession begun = StoredSession.begunBy(bench.redis(), "counter", () -> another.countOn(bench.a()));
        another.countOn(bench.a());
        await().atMost(WRITTEN_WITHIN)
                .until(() -> begun.now().writtenSince(begun).contains("count"));

        bench.a().kill9();

        another.lookOn(bench.b());
    }
}
