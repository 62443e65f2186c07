// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.3 with {@code onSessionUnavailable=new}: whoever waited in vain for a session goes on without it, and nobody else's is touched. */
@Order(Turn.LAZY)
class UnavailableSessionIT {

    private final HttpSessionClient browser = new HttpSessionClient();
    private Bench bench;
    private Blocked blocked;
    private long mark;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.LAZY);
        browser.post(bench.a().url("/counter/count"), Map.of());
        blocked = Blocked.on(bench.a(), browser);
        mark = bench.b().serverLog().mark();
    }

    @AfterEach
    void itIsThereForTheNextRequest() {
        assertThat(blocked.release().json("released")).isEqualTo("true");
        assertThat(browser.get(bench.b().url("/counter/count")).json("count")).isEqualTo("2");
    }

    @Test
    void aRequestThatOnlyLooksFindsNoSessionAndKeepsItsCookie() {
        Reply looked = browser.copy().get(bench.b().url("/counter/count"));

        assertThat(looked.json("session")).isEqualTo("none");
        assertThat(looked.header("Set-Cookie")).isEmpty();
        bench.b().serverLog().await(mark, log -> assertThat(log).containsPattern(WaitedInVain.on(bench.a())));
    }

    @Test
    void aRequestThatWantsASessionGetsANewOneUnderAnotherId() {
        HttpSessionClient other = browser.copy();

        Reply created = other.post(bench.b().url("/counter/count"), Map.of());

        assertThat(created.json("session")).isEqualTo("new");
        assertThat(created.json("count")).isEqualTo("1");
        assertThat(other.sessionId()).isPresent().isNotEqualTo(browser.sessionId());
        assertThat(other.get(bench.a().url("/counter/count")).json("count")).isEqualTo("1");
        bench.b().serverLog().await(mark, log -> assertThat(log).containsPattern(WaitedInVain.on(bench.a())));
    }
}
