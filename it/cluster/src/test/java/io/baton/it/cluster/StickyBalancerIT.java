// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.it.balancer.BackEnd;
import io.baton.it.balancer.StickyBalancer;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.process.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The balancer of the harness, in front of two servers that say no more than their names. */
class StickyBalancerIT {
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(10);

    private final int onePort = FreePorts.reserveOne();
    private final int twoPort = FreePorts.reserveOne();
    private HttpServer one;
    private HttpServer two;
    private StickyBalancer balancer;

    @BeforeEach
    void start() throws IOException {
        one = server("one", onePort);
        two = server("two", twoPort);
        balancer = StickyBalancer.start(
                FreePorts.reserveOne(), List.of(backEnd("one", onePort), backEnd("two", twoPort)), "/health");
        balancer.awaitHealthy("one", LONGEST_JOIN);
        balancer.awaitHealthy("two", LONGEST_JOIN);
    }

    @AfterEach
    void end() {
        balancer.close();
        one.stop(0);
        two.stop(0);
    }

    @Test
    void sendsASessionToTheServerThatItsCookieNames() {
        for (String route : List.of("one", "two", "two", "two", "one")) {
            assertThat(answerTo(route)).isEqualTo(route);
        }
    }

    @Test
    void givesTheVeryNextRequestToAnotherServerWhenTheirsIsGone() {
        assertThat(answerTo("one")).isEqualTo("one");

        one.stop(0);

        assertThat(browser("one").post(balancer.url("/"), Map.of("a", "1")).body())
                .isEqualTo("two");
        assertThat(answerTo("one")).isEqualTo("two");
    }

    @Test
    void givesAServerWorkAgainWhenItIsBack() throws IOException {
        one.stop(0);
        balancer.awaitLeft("one", LONGEST_JOIN);
        one = server("one", onePort);
        balancer.awaitHealthy("one", LONGEST_JOIN);

        assertThat(answerTo("one")).isEqualTo("one");
    }

    private String answerTo(String route) {
        return browser(route).get(balancer.url("/")).body();
    }

    private static HttpSessionClient browser(String route) {
        HttpSessionClient browser = new HttpSessionClient();
        browser.setCookie(HttpSessionClient.SESSION_COOKIE, "abc." + route);
        return browser;
    }

    private static BackEnd backEnd(String name, int port) {
        return new BackEnd(name, URI.create("http://localhost:" + port));
    }

    private static HttpServer server(String name, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext("/", exchange -> answer(exchange, name));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
