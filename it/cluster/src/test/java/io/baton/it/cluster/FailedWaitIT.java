// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.3 with {@code onSessionUnavailable=fail}: whoever waited in vain is told so, and keeps the session. */
@Order(Turn.IMPATIENT)
class FailedWaitIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.IMPATIENT);
    }

    @Test
    void aRequestThatWaitedInVainGets503AndTheClientsCookieIsLeftAlone() {
        HttpSessionClient browser = new HttpSessionClient();
        browser.post(bench.a().url("/counter/count"), Map.of());
        Blocked blocked = Blocked.on(bench.a(), browser);
        long mark = bench.b().serverLog().mark();

        Reply refused = browser.copy().post(bench.b().url("/counter/count"), Map.of());

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Set-Cookie")).isEmpty();
        bench.b().serverLog().await(mark, log -> assertThat(log).containsPattern(WaitedInVain.on(bench.a())));
        Reply looked = browser.copy().get(bench.b().url("/counter/count"));
        assertThat(looked.status()).isEqualTo(503);
        assertThat(looked.header("Set-Cookie")).isEmpty();
        blocked.release();
        assertThat(browser.get(bench.b().url("/counter/count")).json("count")).isEqualTo("2");
    }
}
