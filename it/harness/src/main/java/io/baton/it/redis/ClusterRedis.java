// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import io.baton.it.process.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A Redis Cluster of three masters, each with a replica, which give each other up after a second. */
public final class ClusterRedis extends ReplicatedRedis {
    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String KEYS_AT_A_TIME = "100";
    private static final String LONGEST_MIGRATION_MILLIS = "5000";

    private final List<Integer> busPorts = FreePorts.reserve(2 * MASTERS);

    private ClusterRedis(Path directory) {
        super(directory);
    }

    /** Starts one in this directory and returns when it is whole. */
    public static ClusterRedis start(Path directory) {
        return started(new ClusterRedis(directory));
    }

    @Override
    void startAll() {
        busPorts.forEach(this::startNode);
        List<RedisServer> servers = servers();
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
    }

    private void startNode(int busPort) {
        startServer(
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                text(busPort),
                "--cluster-node-timeout",
                "1000",
                "--cluster-replica-validity-factor",
                "0");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("redisUri", servers().stream().map(RedisServer::uri).collect(Collectors.joining(",")));
    }

    @Override
    public void failOver(RedisServer master) {
        replicaOf(master).cli("CLUSTER", "FAILOVER");
    }

    /**
     * Moves slots with all that is in them, as {@code redis-cli --cluster reshard} does.
     *
     * @param most how many at most; those that have keys
     */
    public void moveSlots(RedisServer from, RedisServer to, int most) {
        from.keys("*").stream()
                .map(key -> text(JedisClusterCRC16.getSlot(key)))
                .distinct()
                .limit(most)
                .forEach(slot -> moveSlot(from, to, slot));
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
        until("all servers of the cluster " + what, () -> servers().stream().allMatch(opinion));
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
}
