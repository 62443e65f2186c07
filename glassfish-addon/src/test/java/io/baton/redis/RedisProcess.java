// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.api.redisnode.RedisSingle;
import org.redisson.client.protocol.Time;
import org.redisson.config.Config;
import redis.embedded.RedisServer;
import redis.embedded.exceptions.EmbeddedRedisException;

/** A redis-server of one's own on a free port, with a client connected to it. */
public final class RedisProcess implements TestedRedis {

    private static final int ATTEMPTS = 5;

    private final int port;
    private final RedissonClient client;
    private final SubscriptionLoss loss = new SubscriptionLoss();
    private final Thread atExit = new Thread(this::stop);
    private RedisServer server;

    private RedisProcess(RedisServer server, int port) {
        this.server = server;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(atExit);
        Config config = new Config();
        config.setUseScriptCache(false);
        config.setNettyHook(loss);
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(4);
        this.client = Redisson.create(config);
    }

    /** Starts one, and connects. */
    public static RedisProcess start() {
        for (int attempt = 1; ; attempt++) {
            int port = RedisInstance.freePort();
            try {
                return new RedisProcess(started(port), port);
            } catch (EmbeddedRedisException portTaken) {
                if (attempt == ATTEMPTS) {
                    throw portTaken;
                }
            }
        }
    }

    private static RedisServer started(int port) {
        RedisServer server = RedisServer.builder()
                .redisExecProvider(RedisProgram.provider())
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    /** Stops the server and starts it again, empty, at the same address. */
    void restart() {
        stop();
        startAgain();
    }

    /** Stops the server. */
    void stop() {
        server.stop();
    }

    /** Starts the server again, empty, at the same address. */
    void startAgain() {
        server = started(port);
    }

    @Override
    public void killSubscriptions() {
        assertThat(tell("CLIENT KILL TYPE pubsub")).matches(":[1-9]\\d*");
    }

    /** Has the server leave scripts unanswered, a minute at most. */
    void pause() {
        assertThat(tell("CLIENT PAUSE 60000 WRITE")).isEqualTo("+OK");
    }

    /** Ends a pause. */
    void goOn() {
        assertThat(tell("CLIENT UNPAUSE")).isEqualTo("+OK");
    }

    private String tell(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    @Override
    public SubscriptionLoss loss() {
        return loss;
    }

    @Override
    public RedissonClient client() {
        return client;
    }

    @Override
    public void pass(Duration duration) {
        long end = clock() + duration.toMillis() + 1;
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> clock() >= end);
    }

    private long clock() {
        RedisSingle nodes = client.getRedisNodes(RedisNodes.SINGLE);
        return toMillis(nodes.getInstance().time());
    }

    private static long toMillis(Time time) {
        return TimeUnit.SECONDS.toMillis(time.getSeconds()) + TimeUnit.MICROSECONDS.toMillis(time.getMicroseconds());
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO.toMillis(), Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
        server.stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
