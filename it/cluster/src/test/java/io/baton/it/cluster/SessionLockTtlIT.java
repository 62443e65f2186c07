// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.4: whoever holds a session beyond {@code sessionLockTTL} loses it to the one who waits. */
@Order(Turn.SHORT_HOLDS)
class SessionLockTtlIT {

    private static final Duration TTL = Duration.ofSeconds(2);
    private static final Duration LATEST = TTL.plusMillis(1500);

    private final Counter counter = new Counter();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.SHORT_HOLDS);
        // What an instance does for its very first request is no part of what is measured.
        new Counter().countOn(bench.b());
        counter.countOn(bench.a());
    }

    @Test
    void aHolderBeyondItLosesTheSessionAndAllThatItsRequestChanged() {
        Blocked blocked = Blocked.changingLate(bench.a(), counter.browser());
        long mark = bench.a().serverLog().mark();

        Reply waited = counter.countOn(bench.b());
        blocked.release();

        assertThat(waited.took()).isBetween(TTL.dividedBy(2), LATEST);
        counter.lookOn(bench.b());
        counter.lookOn(bench.a());
        counter.countOn(bench.a());
        bench.a()
                .serverLog()
                .await(mark, log -> assertThat(log).containsPattern("BATON3003 Session /counter#\\p{XDigit}{8} "));
    }

    @Test
    void aHolderBeyondItThatNobodyWaitsForKeepsTheSession() {
        Blocked blocked = Blocked.changingLate(bench.a(), counter.browser());
        await().during(LATEST).atMost(LATEST.multipliedBy(2)).until(() -> !blocked.isAnswered());

        assertThat(blocked.release().status()).isEqualTo(200);

        assertThat(counter.browser().get(bench.b().url("/counter/count")).json("count"))
                .isEqualTo(Blocked.LATE_COUNT);
    }
}
