// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.1, R3.3: how long a user waits whose instance was killed with {@code kill -9}. */
class AbruptDeathIT {

    /** The property {@code nodeLeaseSeconds}. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final Duration GRACE = Duration.ofMillis(500);

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void theNextRequestElsewhereHasTheLatestStateAndWaitsNoLongerThanALease() {
        // For connections and classes: what is measured is the wait.
        new Counter().countOn(bench.b());
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < LongForm.times(3, 50); i++) {
            bench.cluster().start();
            waits.add(i % 2 == 0 ? waitAfterKill() : waitAfterKillInARequest());
        }

        Collections.sort(waits);
        Duration median = waits.get(waits.size() / 2);
        Duration longest = waits.get(waits.size() - 1);
        String told = "wait after %d x kill -9: median %d ms, maximum %d ms, all %s"
                .formatted(waits.size(), median.toMillis(), longest.toMillis(), waits);
        System.out.println(told);
        assertThat(longest).as(told).isLessThan(LEASE.plus(GRACE));
    }

    private Duration waitAfterKill() {
        Counter counter = countedOnA();
        bench.a().kill9();
        return waitOf(counter);
    }

    /** What the request changed was acknowledged to nobody, and is not there. */
    private Duration waitAfterKillInARequest() {
        Counter counter = countedOnA();
        Blocked.on(bench.a(), counter.browser().copy());
        bench.a().kill9();
        return waitOf(counter);
    }

    private Counter countedOnA() {
        Counter counter = new Counter();
        for (int i = 0; i < 5; i++) {
            counter.countOn(bench.a());
        }
        return counter;
    }

    private Duration waitOf(Counter counter) {
        Duration first = counter.countOn(bench.b()).took();
        counter.countOn(bench.b());
        return first;
    }
}
