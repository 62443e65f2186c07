// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.4: a response that goes on and on, as server-sent events do, does not keep the session from the other instance. */
@Order(Turn.SHORT_HOLDS)
class SessionOfStreamIT {

    private static final Duration TTL = Duration.ofSeconds(2);

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.SHORT_HOLDS);
        // What an instance does for its very first request is no part of what is measured.
        new HttpSessionClient().post(bench.b().url("/counter/count"), Map.of());
        browser.post(bench.a().url("/counter/count"), Map.of());
    }

    @Test
    void anotherInstanceHasTheSessionWithinSessionLockTtlAndTheStreamGoesOn() {
        Blocked stream = Blocked.streaming(bench.a(), browser);

        Reply elsewhere = browser.copy().post(bench.b().url("/counter/count"), Map.of());

        assertThat(elsewhere.took()).isLessThan(TTL.plusMillis(1500));
        // What the stream changed before its first event was sent was in the store by then.
        assertThat(elsewhere.json("count")).isEqualTo("3");
        assertThat(elsewhere.json("list")).isEqualTo("2");
        assertThat(stream.isAnswered()).isFalse();
        assertThat(stream.release().body()).contains("{\"event\":0}", "{\"last\":true}");
        assertThat(browser.get(bench.a().url("/counter/count")).json("count")).isEqualTo("3");
    }
}
