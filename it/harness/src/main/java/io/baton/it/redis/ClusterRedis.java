package io.baton.it.redis;

import static org.awaitility.Awaitility.await;

import io.baton.it.process.FreePorts;
import io.baton.it.process.Together;
import io.baton.it.process.WorkDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster of three masters, each with a replica, which give each other up after a second. */
public final class ClusterRedis implements ReplicatedRedis {
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String KEYS_AT_A_TIME = "100";
    private static final String LONGEST_MIGRATION_MILLIS = "5000";

    private final WorkDirectory directory;
    private final List<Integer> busPorts = FreePorts.reserve(2 * MASTERS);
    private final List<RedisServer> servers = new ArrayList<>();

    private ClusterRedis(WorkDirectory directory) {
        this.directory = directory;
    }

    /** Starts one in this directory and returns when it is whole. */
    public static ClusterRedis start(Path directory) {
        ClusterRedis started = new ClusterRedis(WorkDirectory.take(directory));
        try {
            started.startAll();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void startAll() {
        busPorts.forEach(this::startServer);
        RedisServer first = servers.get(0);
        for (int i = 0; i < servers.size(); i++) {
            first.cli("CLUSTER", "MEET", LOOPBACK, text(servers.get(i).port()), text(busPorts.get(i)));
        }
        for (int i = 0; i < MASTERS; i++) {
            servers.get(i)
                    .cli("CLUSTER", "ADDSLOTSRANGE", text(i * SLOTS / MASTERS), text((i + 1) * SLOTS / MASTERS - 1));
        }
        all(
                "know each other",
                server -> said(server, "CLUSTER", "INFO").contains("cluster_known_nodes:" + 2 * MASTERS));
        for (int i = 0; i < MASTERS; i++) {
            RedisServer replica = servers.get(MASTERS + i);
            String master = id(servers.get(i));
            until("a replica knows its master", () -> "OK".equals(replica.cli("CLUSTER", "REPLICATE", master)));
        }
        awaitWhole();
    }

    private void startServer(int busPort) {
        servers.add(RedisServer.start(
                directory.path().resolve("server" + (servers.size() + 1)),
                Persistence.EVERY_WRITE,
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                text(busPort),
                "--cluster-node-timeout",
                "1000",
                "--cluster-replica-validity-factor",
                "0",
                "--repl-diskless-sync-delay",
                "0"));
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("redisUri", servers.stream().map(RedisServer::uri).collect(Collectors.joining(",")));
    }

    @Override
    public List<RedisServer> servers() {
        return List.copyOf(servers);
    }

    @Override
    public void failOver(RedisServer master) {
        replicaOf(master).cli("CLUSTER", "FAILOVER");
    }

    /**
     * Moves slots with all that is in them, as {@code redis-cli --cluster reshard} does.
     *
     * @param most how many at most; those that have keys
     * @return how many were moved
     */
    public int moveSlots(RedisServer from, RedisServer to, int most) {
        List<String> slots = from.keys("*").stream()
                .map(key -> text(JedisClusterCRC16.getSlot(key)))
                .distinct()
                .limit(most)
                .toList();
        slots.forEach(slot -> moveSlot(from, to, slot));
        return slots.size();
    }

    private static void moveSlot(RedisServer from, RedisServer to, String slot) {
        to.cli("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
        from.cli("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
        for (List<?> keys = keys(from, slot); !keys.isEmpty(); keys = keys(from, slot)) {
            for (Object key : keys) {
                from.cli("MIGRATE", LOOPBACK, text(to.port()), key.toString(), "0", LONGEST_MIGRATION_MILLIS);
            }
        }
        to.cli("CLUSTER", "SETSLOT", slot, "NODE", id(to));
        from.cli("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    }

    private static List<?> keys(RedisServer server, String slot) {
        return server.cli("CLUSTER", "GETKEYSINSLOT", slot, KEYS_AT_A_TIME) instanceof List<?> keys ? keys : List.of();
    }

    @Override
    public void awaitWhole() {
        all("find the cluster usable", server -> said(server, "CLUSTER", "INFO").contains("cluster_state:ok"));
        all("have what their masters have", ReplicatedRedis::isInStep);
        all("know all replicas", server -> replicas(server) == MASTERS);
    }

    private static long replicas(RedisServer server) {
        return said(server, "CLUSTER", "NODES")
                .lines()
                .filter(line -> line.contains("slave") && !line.contains("fail"))
                .count();
    }

    private void all(String what, Predicate<RedisServer> opinion) {
        until("all servers of the cluster " + what, () -> servers.stream().allMatch(opinion));
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(LONGEST_AGREEMENT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(JedisException.class)
                .until(condition);
    }

    private static String id(RedisServer server) {
        return said(server, "CLUSTER", "MYID");
    }

    private static String said(RedisServer server, String command, String argument) {
        return String.valueOf(server.cli(command, argument));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    @Override
    public void close() {
        Together.run(servers.stream().<Runnable>map(server -> server::close).toList());
        directory.close();
    }
}
