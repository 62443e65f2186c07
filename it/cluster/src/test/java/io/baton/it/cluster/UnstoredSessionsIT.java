// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.http.HttpSessionClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R5.2: sessions that begin without the store are kept for its return, as many as the operator allows; those end first whose clients never came back. */
@Order(Turn.STORE_OUTAGE)
class UnstoredSessionsIT {

    private static final int MOST = Integer.parseInt(Bench.ATTENTIVE.get("maxUnstoredSessions"));
    private static final int MORE = 20;

    private final Mortals mortals = new Mortals();
    private Bench bench;
    private long mark;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.ATTENTIVE);
        mark = bench.a().serverLog().mark();
    }

    @AfterEach
    void repair() {
        bench.endOutage();
    }

    @Test
    void tooManyEndInOrderAndTheOthersAreStored() {
        bench.redis().kill();
        Counter loyal = new Counter();
        loyal.countOn(bench.a());
        loyal.countOn(bench.a());
        for (int i = 0; i < MOST + MORE; i++) {
            mortals.begin(bench.a(), 600, "none");
        }
        HttpSessionClient latest = mortals.begin(bench.a(), 600, "none");

        // The loyal one stays among the others.
        int tooMany = MORE + 2;
        await().untilAsserted(() -> assertThat(mortals.destroyedOn(bench.a())).isEqualTo(tooMany));
        bench.redis().start();
        bench.a().serverLog().await(mark, "BATON3302", ofSeconds(30));
        loyal.lookOn(bench.a());
        loyal.lookOn(bench.b());
        assertThat(mortals.destroyedOn(bench.a())).isEqualTo(tooMany);
        assertThat(latest.get(bench.b().url("/counter/count")).json("session")).isEqualTo("known");
        bench.a()
                .serverLog()
                .await(
                        mark,
                        log -> assertThat(log).containsOnlyOnce("BATON3026").containsOnlyOnce("BATON3027"));
    }
}
