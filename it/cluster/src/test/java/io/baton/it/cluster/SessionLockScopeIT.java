// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The property {@code sessionLockScope}: whether requests of one session exclude each other on different instances only, or everywhere. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Turn.ONE_REQUEST)
class SessionLockScopeIT {

    private static final Map<String, String> ONE_REQUEST =
            Map.of("backupMode", "request", "sessionLockScope", "request");

    private final HttpSessionClient browser = new HttpSessionClient();

    @Test
    @Order(1)
    void byDefaultTwoRequestsOfASessionRunAtTheSameTimeOnOneInstance() {
        Bench bench = Bench.with(Map.of("backupMode", "request"));
        browser.post(bench.a().url("/counter/count"), Map.of());
        Blocked blocked = Blocked.on(bench.a(), browser);

        Reply beside = browser.copy().post(bench.a().url("/counter/count"), Map.of());

        assertThat(beside.json("count")).isEqualTo("3");
        assertThat(blocked.isAnswered()).isFalse();
        blocked.release();
        assertThat(browser.get(bench.b().url("/counter/count")).json("count")).isEqualTo("3");
    }

    @Test
    @Order(2)
    void withScopeRequestARequestWaitsForTheOneBeforeItOnTheSameInstance() {
        Bench bench = Bench.with(ONE_REQUEST);
        browser.post(bench.a().url("/counter/count"), Map.of());
        Blocked blocked = Blocked.on(bench.a(), browser);

        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(
                () -> browser.copy().post(bench.a().url("/counter/count"), Map.of()));
        // Of other sessions, many pass meanwhile.
        Counter other = new Counter();
        IntStream.range(0, 50).forEach(i -> other.countOn(bench.a()));
        assertThat(waiting).isNotDone();
        blocked.release();

        assertThat(waiting.join().json("count")).isEqualTo("3");
        assertThat(browser.get(bench.b().url("/counter/count")).json("count")).isEqualTo("3");
    }

    @Test
    @Order(3)
    void withScopeRequestEvenACarelessApplicationCountsEachOfAHundredRequestsOnBothInstances() {
        Bench bench = Bench.with(ONE_REQUEST);
        browser.post(bench.a().url("/counter/careless"), Map.of());

        List<Integer> counts = Crowd.ask(
                4,
                25,
                client -> Integer.parseInt(browser.copy()
                        .post(bench.cluster().instance(client % 2).url("/counter/careless"), Map.of())
                        .json("careless")));

        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 101).boxed().toList());
    }
}
