// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.cluster.outside.Deed;
import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R3.7: a thread that keeps a session object sees what other instances made of the session, and what it changes is
 * kept.
 */
@OfContainer
class OutsideUseIT {

    private static final String APPLICATION = "outside";

    private final HttpSessionClient browser = new HttpSessionClient();
    private final HttpSessionClient anybody = new HttpSessionClient();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        bench.cluster().deploy(bench.archives().counterUsedOutside(), APPLICATION);
        countOn(bench.a(), 1);
    }

    @AfterEach
    void undeploy() {
        bench.cluster().undeploy(APPLICATION);
    }

    private void countOn(GlassFishInstance instance, int expected) {
        shows(browser.post(instance.url("/outside/count"), Map.of()), expected);
    }

    private void lookOn(GlassFishInstance instance, int expected) {
        shows(browser.get(instance.url("/outside/count")), expected);
    }

    private static void shows(Reply reply, int expected) {
        assertThat(reply.body()).contains("\"count\":%d,\"list\":%d".formatted(expected, expected));
    }

    /** Has a thread of instance a do it. */
    @FunctionalInterface
    private interface Elsewhere {
        String did(Deed deed) throws InterruptedException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"THREAD", "EXECUTOR", "SCHEDULER", "ASYNC", "OTHER_REQUEST", "ENTERPRISE_BEAN"})
    void aThreadWithoutARequestOfTheSession(String way) throws InterruptedException {
        assertThat(browser.post(bench.a().url("/outside/outside?key=" + way), Map.of())
                        .status())
                .isEqualTo(200);
        seesAndKeeps(deed -> anybody.get(bench.a().url("/outside/outside?key=" + way + "&way=" + way + "&deed=" + deed))
                .body());
    }

    @Test
    void aWebSocket() throws InterruptedException {
        try (OpenSocket socket = OpenSocket.open(bench.a(), "/outside/socket", browser)) {
            seesAndKeeps(deed -> String.valueOf(socket.ask(deed.name())));
        }
    }

    private void seesAndKeeps(Elsewhere thread) throws InterruptedException {
        assertThat(thread.did(Deed.COUNT)).as("while the session is here").isEqualTo("2,2");
        countOn(bench.b(), 3);
        countOn(bench.b(), 4);

        assertThat(thread.did(Deed.LOOK)).as("after it went on elsewhere").isEqualTo("4,4");
        countOn(bench.b(), 5);
        assertThat(thread.did(Deed.COUNT)).isEqualTo("6,6");
        lookOn(bench.b(), 6);
        countOn(bench.b(), 7);
        assertThat(thread.did(Deed.COUNT)).isEqualTo("8,8");
        lookOn(bench.a(), 8);

        countOn(bench.b(), 9);
        assertThat(thread.did(Deed.REMOVE)).isEqualTo("null,9");
        shows(browser.post(bench.b().url("/outside/count"), Map.of()), "\"count\":1,\"list\":10");

        assertThat(thread.did(Deed.END)).isEqualTo("ended");
        assertThat(browser.get(bench.b().url("/outside/count")).json("session")).isEqualTo("none");
        assertThat(thread.did(Deed.LOOK)).startsWith("IllegalStateException");
    }

    private static void shows(Reply reply, String expected) {
        assertThat(reply.body()).contains(expected);
    }

    @Test
    void whoseSessionEndedElsewhereIsTold() {
        browser.post(bench.a().url("/outside/outside?key=over"), Map.of());
        countOn(bench.b(), 2);
        browser.send(HttpRequest.newBuilder(bench.b().url("/outside/count")).DELETE());
        assertThat(anybody.get(bench.a().url("/outside/outside?key=over&way=THREAD&deed=COUNT"))
                        .body())
                .startsWith("IllegalStateException Session /outside#")
                .endsWith("has ended, or has another id now");
    }
}
