// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import static org.awaitility.Awaitility.await;

import io.baton.it.process.WorkDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisException;

/** Redis servers of which each master has a replica that takes its place when it is away. They keep every write on disk. */
public abstract class ReplicatedRedis implements AutoCloseable {
    /** Servers agree on who is what within this time. */
    private static final Duration LONGEST_AGREEMENT = Duration.ofSeconds(60);

    private final WorkDirectory directory;
    private final List<RedisServer> servers = new ArrayList<>();

    ReplicatedRedis(Path directory) {
        this.directory = WorkDirectory.take(directory);
    }

    /** Starts them and returns when they are whole. */
    static <T extends ReplicatedRedis> T started(T redis) {
        try {
            redis.startAll();
            redis.awaitWhole();
            return redis;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    abstract void startAll();

    /** Baton's properties by which it finds them. */
    public abstract Map<String, String> properties();

    /** Has the master's replica take its place, while both run. */
    public abstract void failOver(RedisServer master);

    /** Returns when all servers run, know each other, and every replica has what its master has. */
    public abstract void awaitWhole();

    /** All that hold data, running or not. */
    public List<RedisServer> servers() {
        return List.copyOf(servers);
    }

    /** Those that say they are masters. */
    public List<RedisServer> masters() {
        return servers.stream().filter(ReplicatedRedis::isMaster).toList();
    }

    /** The one replica of a master. */
    public RedisServer replicaOf(RedisServer master) {
        String port = Integer.toString(master.port());
        return servers.stream()
                .filter(server -> port.equals(server.info("replication").get("master_port")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody is a replica of the Redis on port " + port));
    }

    /** Kills them and gives their directories back. */
    @Override
    public void close() {
        servers.forEach(RedisServer::close);
        directory.close();
    }

    /** Where something of this name has its files. */
    Path file(String name) {
        return directory.path().resolve(name);
    }

    /** Starts one more that holds data, with further arguments of {@code redis-server}. */
    RedisServer startServer(String... more) {
        RedisServer server = RedisServer.start(
                file("server" + (servers.size() + 1)),
                Persistence.EVERY_WRITE,
                Stream.concat(Stream.of("--repl-diskless-sync-delay", "0"), Stream.of(more))
                        .toArray(String[]::new));
        servers.add(server);
        return server;
    }

    /** Returns when that is so; a server that does not answer makes it not so. */
    static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(LONGEST_AGREEMENT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(JedisException.class)
                .until(condition);
    }

    private static boolean isMaster(RedisServer server) {
        return Objects.equals(server.info("replication").get("role"), "master");
    }

    /** Whether this replica has what its master has, or this master has its replica. */
    static boolean isInStep(RedisServer server) {
        Map<String, String> replication = server.info("replication");
        return Objects.equals(replication.get("role"), "master")
                ? replication.getOrDefault("slave0", "").contains("state=online")
                : Objects.equals(replication.get("master_link_status"), "up");
    }
}
