// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.3: a session that one instance is using, seen from the other one. */
class BusySessionIT {

    private static final Duration TWO_LEASES = Duration.ofSeconds(6);

    private Bench bench;
    private HttpSessionClient browser;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        browser = new HttpSessionClient();
        browser.post(bench.a().url("/counter/count"), Map.of());
    }

    @Test
    void aRequestWaitsForTheOtherInstanceAndSeesWhatItLeft() {
        Blocked blocked = Blocked.on(bench.a(), browser);
        CompletableFuture<Reply> waiting =
                CompletableFuture.supplyAsync(() -> browser.copy().get(bench.b().url("/counter/count")));
        // Another request on the instance that has the session does not have to wait.
        assertThat(browser.copy().get(bench.a().url("/counter/count")).json("count"))
                .isEqualTo("2");
        assertThat(waiting).isNotDone();

        assertThat(blocked.release().json("released")).isEqualTo("true");

        assertThat(waiting.join().json("count")).isEqualTo("2");
    }

    @Test
    void aSessionWhoseInstanceDiesInTheMiddleOfARequestIsTakenOver() {
        Blocked.on(bench.a(), browser);

        bench.a().kill9();
        Reply reply = browser.copy().get(bench.b().url("/counter/count"));

        // The request that died had not been answered; nobody was told of its count.
        assertThat(reply.json("count")).isEqualTo("1");
        assertThat(reply.took()).isLessThan(TWO_LEASES.plusSeconds(2));
    }

    @Test
    void anInstanceThatWasPausedInARequestCannotWriteWhatAnotherOneHasTakenOver() {
        Blocked blocked = Blocked.on(bench.a(), browser);
        long mark = bench.a().serverLog().mark();
        bench.a().pause();
        Reply taken;
        try {
            taken = browser.copy().post(bench.b().url("/counter/count"), Map.of());
        } finally {
            bench.a().resume();
        }
        assertThat(taken.json("count")).isEqualTo("2");

        blocked.release();

        assertThat(browser.get(bench.a().url("/counter/count")).json("list")).isEqualTo("2");
        assertThat(browser.get(bench.b().url("/counter/count")).json("count")).isEqualTo("2");
        bench.a().serverLog().await(mark, log -> assertThat(log).contains("BATON3001 Changes to session /counter#"));
    }
}
