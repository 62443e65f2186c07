// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.3: a WebSocket that was opened with a session does not hold it. */
@OfContainer
class OpenSocketIT {

    /**
     * A socket that held the session would do so until it is closed, or for the five minutes that a request may be kept
     * waiting.
     */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final Counter counter = new Counter("socket");
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().counterWithSocket(), "socket");
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy("socket");
    }

    @Test
    void anotherInstanceHasTheSessionAtOnceWhileTheSocketIsOpen() throws InterruptedException {
        // Classes and connections, of hand-overs too: what is measured is the wait.
        Counter first = new Counter("socket");
        first.countOn(bench.a());
        first.countOn(bench.b());
        counter.countOn(bench.a());
        try (OpenSocket socket = OpenSocket.open(bench.a(), "/socket/socket", counter.browser())) {
            assertThat(socket.ask("counted")).isEqualTo("counted 1");

            assertThat(counter.countOn(bench.b()).took()).isLessThan(AT_ONCE);
            assertThat(counter.countOn(bench.b()).took()).isLessThan(AT_ONCE);

            assertThat(socket.ask("still there,")).isEqualTo("still there, 1");
            counter.lookOn(bench.a());
        }
    }
}
