// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.http.Reply;
import io.baton.it.redis.StoreLink;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.2 with {@code consistency=strict}: an instance that cannot reach the store gives no answer rather than an older one. */
@Order(Turn.STRICT)
class StrictIT {

    private static final Map<String, String> STRICT = Map.of(
            "backupMode", "request",
            "consistency", "strict",
            "storeCheckIntervalSeconds", "1",
            "storeCheckTimeoutSeconds", "2");

    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(30);

    private final Counter counter = new Counter();
    private Bench bench;
    private StoreLink link;

    @BeforeEach
    void start() {
        bench = Bench.linked(STRICT);
        link = bench.link(bench.a());
        counter.countOn(bench.a());
    }

    @AfterEach
    void repair() {
        link.restore();
        bench.endOutage();
    }

    @Test
    void aSessionThatMayHaveGoneOnElsewhereIsRefusedUntilTheStoreIsBack() {
        long mark = bench.a().serverLog().mark();
        link.cut();
        await().atMost(LONGEST_NOTICE).until(() -> lookOnA().status() == 503);
        Reply refused = lookOnA();
        assertThat(refused.header("Set-Cookie")).isEmpty();

        counter.countOn(bench.b());
        assertThat(lookOnA().status()).isEqualTo(503);

        link.restore();
        bench.a().serverLog().await(mark, "BATON3302", LONGEST_NOTICE);
        counter.lookOn(bench.a());
        counter.countOn(bench.a());
        counter.countOn(bench.b());
    }

    @Test
    void aSessionThatBeganWithoutTheStoreGoesOn() {
        long mark = bench.a().serverLog().mark();
        link.cut();
        bench.a().serverLog().await(mark, "BATON3301", LONGEST_NOTICE);
        Counter other = new Counter();
        other.countOn(bench.a());
        other.countOn(bench.a());

        link.restore();
        bench.a().serverLog().await(mark, "BATON3302", LONGEST_NOTICE);
        other.countOn(bench.b());
    }

    private Reply lookOnA() {
        return counter.browser().copy().get(bench.a().url("/counter/count"));
    }
}
