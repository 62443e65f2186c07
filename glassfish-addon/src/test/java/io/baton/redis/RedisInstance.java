// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/** A redis-server process with the arguments a test wants: alone, replica, member of a cluster or Sentinel. Keeps nothing on disk. */
final class RedisInstance implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final int CLIENT_TIMEOUT_MILLIS = 5_000;

    /** Below those that systems use for outgoing connections, and beside those of the servers of other modules' tests. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 19_999;
    private static final Set<Integer> TAKEN = new HashSet<>();

    private final int port = freePort();
    private final Path directory;
    private final List<String> arguments;
    private final Thread atExit = new Thread(this::kill);
    private @Nullable Process process;

    private RedisInstance(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
        this.directory = temporary();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts one; {@code arguments} as on the command line, a configuration file first if there is one. */
    static RedisInstance launch(String... arguments) {
        RedisInstance instance = new RedisInstance(List.of(arguments));
        instance.start();
        return instance;
    }

    /** Starts one that has written its own file, as Sentinel must be able to. */
    static RedisInstance launchSentinel(String masterName, RedisInstance master, String... more) {
        RedisInstance instance = new RedisInstance(List.of("sentinel.conf", "--sentinel"));
        List<String> lines =
                new ArrayList<>(List.of("sentinel monitor " + masterName + " 127.0.0.1 " + master.port + " 2"));
        lines.addAll(List.of(more));
        try {
            Files.write(instance.directory.resolve("sentinel.conf"), lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        instance.start();
        return instance;
    }

    /** A port that nobody uses and that is given to nobody else here. */
    static synchronized int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (!TAKEN.contains(port) && isFree(port)) {
                TAKEN.add(port);
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("baton-redis");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    int port() {
        return port;
    }

    String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it again, with what it has saved, at the same address, and returns when it answers, if only that it is loading. */
    void start(String... more) {
        List<String> words = new ArrayList<>(List.of(RedisProgram.path()));
        words.addAll(arguments);
        words.addAll(List.of(more));
        words.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", ""));
        try {
            process = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("redis.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await("redis-server on port " + port)
                .atMost(LONGEST_START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private boolean answers() {
        if (!isAlive()) {
            throw new IllegalStateException("redis-server ended at once: " + log());
        }
        try (Jedis jedis = connect()) {
            jedis.ping();
            return true;
        } catch (JedisException notYet) {
            // Whoever refuses us because we have no password, or while it loads, is there.
            String message = String.valueOf(notYet.getMessage());
            return message.startsWith("NOAUTH") || message.startsWith("LOADING");
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("redis.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Sends one command whose answer is not nil, over a connection of its own; errors come as {@link JedisException}. */
    Object tell(String command, String... arguments) {
        try (Jedis jedis = connect()) {
            Object reply = readable(jedis.sendCommand(() -> command.getBytes(StandardCharsets.UTF_8), arguments));
            return Objects.requireNonNull(reply, command);
        }
    }

    private Jedis connect() {
        JedisClientConfig plain = DefaultJedisClientConfig.builder()
                .autoNegotiateProtocol(false)
                .timeoutMillis(CLIENT_TIMEOUT_MILLIS)
                .build();
        return new Jedis(new HostAndPort("127.0.0.1", port), plain);
    }

    private static @Nullable Object readable(@Nullable Object reply) {
        if (reply instanceof byte[] text) {
            return new String(text, StandardCharsets.UTF_8);
        }
        return reply instanceof List<?> parts
                ? parts.stream().map(RedisInstance::readable).toList()
                : reply;
    }

    /** Returns when the server's clock has moved on by at least that much. */
    void pass(Duration duration) {
        long end = clock() + duration.toMillis() + 1;
        await().pollInterval(Duration.ofMillis(10)).until(() -> clock() >= end);
    }

    private long clock() {
        List<?> time = (List<?>) tell("TIME");
        return Long.parseLong((String) time.get(0)) * 1000 + Long.parseLong((String) time.get(1)) / 1000;
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
