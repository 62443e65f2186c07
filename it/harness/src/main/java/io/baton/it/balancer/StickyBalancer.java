// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.balancer;

import io.undertow.Undertow;
import io.undertow.attribute.ExchangeAttributes;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A load balancer that sends a session's requests to the server named in its session cookie. A request that this server does
 * not accept goes to another one at once, without the user seeing an error; a server that comes back gets work again as
 * soon as its application answers.
 */
public final class StickyBalancer implements AutoCloseable {
    private static final int LONGEST_REQUEST_MILLIS = 60_000;
    private static final int SECONDS_BETWEEN_RETRIES = 1;

    /** Held here because the logging system forgets the level of a logger that nobody holds. */
    private static final Map<Logger, Level> QUIET = Map.of(
            Logger.getLogger("io.undertow"), Level.WARNING,
            Logger.getLogger("org.xnio"), Level.WARNING,
            // A request that one server did not take goes to the next; what became of it, the user's answer tells.
            Logger.getLogger("io.undertow.proxy"), Level.OFF);

    static {
        QUIET.forEach(Logger::setLevel);
    }

    private final URI url;
    private final Undertow server;
    private final HealthCheck health;

    private StickyBalancer(URI url, Undertow server, HealthCheck health) {
        this.url = url;
        this.server = server;
        this.health = health;
    }

    /**
     * Starts a balancer.
     *
     * @param port where it listens, on the loopback address
     * @param healthPath what a healthy server answers with status 200
     */
    public static StickyBalancer start(int port, List<BackEnd> backEnds, String healthPath) {
        LoadBalancingProxyClient client = new LoadBalancingProxyClient();
        client.setProblemServerRetry(SECONDS_BETWEEN_RETRIES);
        ProxyHandler proxy = ProxyHandler.builder()
                .setProxyClient(client)
                .setMaxRequestTime(LONGEST_REQUEST_MILLIS)
                .setMaxConnectionRetries(backEnds.size())
                // A connection for each request: one kept open might belong to a server killed this moment, and a form
                // sent
                // on it could not be sent to another one, since nobody would know whether it had arrived.
                .addRequestHeader(Headers.CONNECTION, ExchangeAttributes.constant("close"))
                .build();
        Undertow server = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setHandler(proxy)
                .build();
        server.start();
        HealthCheck health = new HealthCheck(backEnds, healthPath, new HealthCheck.Listener() {
            @Override
            public void joined(BackEnd backEnd) {
                client.addHost(backEnd.uri(), backEnd.route());
            }

            @Override
            public void left(BackEnd backEnd) {
                client.removeHost(backEnd.uri());
            }
        });
        return new StickyBalancer(URI.create("http://localhost:" + port), server, health);
    }

    /** The address of a path, which begins with a slash, behind this balancer. */
    public URI url(String path) {
        return url.resolve(path);
    }

    /** The routes of the servers that get work now, sorted. */
    public List<String> healthy() {
        Stream<String> routes = health.healthy().stream().map(BackEnd::route);
        return routes.sorted().toList();
    }

    /** Waits until a server gets work. */
    public void awaitHealthy(String route, Duration atMost) {
        await("work for " + route, atMost, () -> healthy().contains(route));
    }

    /** Waits until a server is known not to answer. */
    public void awaitLeft(String route, Duration atMost) {
        await("no work for " + route, atMost, () -> !healthy().contains(route));
    }

    /** Ends the balancer; the servers behind it stay as they are. */
    @Override
    public void close() {
        health.close();
        server.stop();
    }

    private static void await(String what, Duration atMost, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
