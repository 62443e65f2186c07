package io.baton.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
final class RedisProcess implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final RedisServer server;
    private final RedissonClient client;
    private final Thread atExit;

    private RedisProcess(RedisServer server, int port) {
        this.server = server;
        this.atExit = new Thread(server::stop);
        Runtime.getRuntime().addShutdownHook(atExit);
        Config config = new Config();
        config.setUseScriptCache(true);
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:" + port)
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(4);
        this.client = Redisson.create(config);
    }

    static RedisProcess start() {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            RedisServer server = RedisServer.builder()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            try {
                server.start();
                return new RedisProcess(server, port);
            } catch (EmbeddedRedisException portTaken) {
                if (attempt == ATTEMPTS) {
                    throw portTaken;
                }
            }
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException noneFree) {
            throw new UncheckedIOException(noneFree);
        }
    }

    RedissonClient client() {
        return client;
    }

    /** Returns when the server's clock has moved on by at least that much. */
    void pass(Duration duration) {
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
