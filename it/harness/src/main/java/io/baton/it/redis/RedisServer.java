// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import static org.awaitility.Awaitility.await;

import io.baton.it.process.FreePorts;
import io.baton.it.process.PidFile;
import io.baton.it.process.ServerProcess;
import io.baton.it.process.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A real Redis server on a free port of this machine, which stays the same over restarts. By default it keeps nothing on
 * disk; an orderly {@link #stop()} saves its data all the same, so that {@link #start()} brings them back.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final int CLIENT_TIMEOUT_MILLIS = 5_000;

    /** What the server, or a Sentinel that watches it, writes down for its next start. */
    private static final String CONFIGURATION = "redis.conf";

    private final WorkDirectory directory;
    private final Path binary;
    private final int port;
    private final List<String> arguments;
    private @Nullable ServerProcess process;

    private RedisServer(WorkDirectory directory, List<String> configuration, List<String> arguments) {
        this.directory = directory;
        this.binary = RedisBinary.extractTo(directory.path());
        this.port = FreePorts.reserveOne();
        this.arguments = List.copyOf(arguments);
        write(directory.path().resolve(CONFIGURATION), configuration);
    }

    /** Starts a server that works in this directory and keeps nothing on disk. */
    public static RedisServer start(Path directory) {
        return start(directory, Persistence.NONE);
    }

    /**
     * Starts a server that works in this directory.
     *
     * @param more further arguments of {@code redis-server}, such as {@code --maxmemory}, {@code 10mb}
     */
    public static RedisServer start(Path directory, Persistence persistence, String... more) {
        List<String> arguments = new ArrayList<>(persistence.arguments());
        arguments.addAll(List.of(more));
        return started(new RedisServer(WorkDirectory.take(directory), List.of(), arguments));
    }

    /**
     * Starts a Sentinel that works in this directory.
     *
     * @param configuration lines of {@code sentinel.conf}
     */
    static RedisServer startSentinel(Path directory, List<String> configuration) {
        return started(new RedisServer(WorkDirectory.take(directory), configuration, List.of("--sentinel")));
    }

    private static RedisServer started(RedisServer server) {
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The port it listens on, on the loopback address only. */
    public int port() {
        return port;
    }

    /** Its address as Baton's property {@code redisUri} wants it. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Whether the process lives; a paused one does. */
    public boolean isRunning() {
        return process != null && process.isRunning();
    }

    /** Starts the stopped or killed server again, with what it has on disk, and returns when it answers. */
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException("Redis runs already on port " + port);
        }
        process = launch();
        await("Redis on port " + port)
                .atMost(LONGEST_START)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    /** Ends it in order: it saves its data and says good-bye to its clients. */
    public void stop() {
        ServerProcess ending = running();
        try (Jedis client = client()) {
            client.sendCommand(() -> bytes("SHUTDOWN"), "SAVE");
        } catch (JedisException closed) {
            // The server answers SHUTDOWN by closing the connection.
            ending.awaitEnd();
        }
        ending.awaitEnd();
    }

    /** Kills it as {@code kill -9} does: without persistence its data are gone. */
    public void kill() {
        running().kill9();
    }

    /** Stops and starts it, with its data. */
    public void restart() {
        stop();
        start();
    }

    /** Kills it and starts it again without any data. */
    public void restartEmpty() {
        kill();
        startEmpty();
    }

    /** Starts the stopped or killed server again without any data. */
    public void startEmpty() {
        for (String file : List.of("dump.rdb", "appendonlydir")) {
            delete(directory.path().resolve(file));
        }
        start();
    }

    /** Stops it where it stands: connections stay open, nothing answers. */
    public void pause() {
        running().pause();
    }

    /** Lets the paused server go on. */
    public void resume() {
        running().resume();
    }

    /** Removes all its data. */
    public void flush() {
        cli("FLUSHALL");
    }

    /**
     * Sends one command, as {@code redis-cli} does.
     *
     * @return a {@code String}, a {@code Long}, a {@code List} of such values, or null for nil
     */
    public @Nullable Object cli(String command, String... arguments) {
        try (Jedis client = client()) {
            return readable(client.sendCommand(() -> bytes(command), arguments));
        }
    }

    /** The keys that match the pattern, sorted. */
    public List<String> keys(String pattern) {
        try (Jedis client = client()) {
            return client.keys(pattern).stream().sorted().toList();
        }
    }

    /** The fields of a hash, with the bytes of their values; none if there is no such key. */
    public Map<String, ByteBuffer> hash(String key) {
        try (Jedis client = client()) {
            return client.hgetAll(bytes(key)).entrySet().stream()
                    .collect(Collectors.toMap(
                            field -> new String(field.getKey(), StandardCharsets.UTF_8),
                            field -> ByteBuffer.wrap(field.getValue()).asReadOnlyBuffer()));
        }
    }

    /** How many bytes clients sent since the server started, this question included. */
    public long bytesReceived() {
        return figure("total_net_input_bytes");
    }

    /** How many bytes clients were sent since the server started, the answers to earlier questions like this included. */
    public long bytesSent() {
        return figure("total_net_output_bytes");
    }

    private long figure(String name) {
        String value = info("stats").get(name);
        if (value == null) {
            throw new IllegalStateException("Redis does not say " + name);
        }
        return Long.parseLong(value);
    }

    /**
     * How often clients called these commands since the server started, as {@code INFO commandstats} counts them. What a script calls is counted too; the
     * round trips of scripts are the calls of {@code eval} and {@code evalsha} themselves.
     */
    public long commandCalls(String... commands) {
        try (Jedis client = client()) {
            return CommandStats.parse(client.info("commandstats")).calls(commands);
        }
    }

    /** The values of a section of {@code INFO}, by their names. */
    Map<String, String> info(String section) {
        try (Jedis client = client()) {
            return client.info(section)
                    .lines()
                    .filter(line -> line.contains(":"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    /** Its log file. */
    public Path log() {
        return directory.path().resolve("redis.log");
    }

    /** Lets the server run on after this process; the next run in its directory ends it. */
    public void leaveRunning() {
        directory.leaveRunning();
    }

    /** Kills it and gives its directory back. */
    @Override
    public void close() {
        directory.close();
    }

    private ServerProcess launch() {
        List<String> words = new ArrayList<>(List.of(
                binary.toString(), directory.path().resolve(CONFIGURATION).toString()));
        words.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
        words.addAll(List.of("--dir", directory.path().toString()));
        words.addAll(List.of("--pidfile", directory.path().resolve(PidFile.NAME).toString()));
        words.addAll(List.of("--logfile", log().toString()));
        words.addAll(arguments);
        try {
            return new ServerProcess(new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.path().resolve("redis.out").toFile()))
                    .start()
                    .toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Redis", e);
        }
    }

    private boolean answers() {
        if (!isRunning()) {
            throw new IllegalStateException("Redis ended at once; see " + log());
        }
        try (Jedis client = client()) {
            return "PONG".equals(client.ping());
        } catch (JedisException notYet) {
            return false;
        }
    }

    private Jedis client() {
        // Said aloud because Jedis warns of its own default.
        JedisClientConfig plain = DefaultJedisClientConfig.builder()
                .autoNegotiateProtocol(false)
                .timeoutMillis(CLIENT_TIMEOUT_MILLIS)
                .build();
        return new Jedis(new HostAndPort("127.0.0.1", port), plain);
    }

    private ServerProcess running() {
        ServerProcess current = process;
        if (current == null || !current.isRunning()) {
            throw new IllegalStateException("Redis does not run");
        }
        return current;
    }

    private static @Nullable Object readable(@Nullable Object reply) {
        if (reply instanceof byte[] text) {
            return new String(text, StandardCharsets.UTF_8);
        }
        if (reply instanceof List<?> values) {
            List<@Nullable Object> readable = new ArrayList<>();
            for (Object value : values) {
                readable.add(readable(value));
            }
            return readable;
        }
        return reply;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            if (Files.isDirectory(file)) {
                try (var files = Files.list(file)) {
                    files.forEach(RedisServer::delete);
                }
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
