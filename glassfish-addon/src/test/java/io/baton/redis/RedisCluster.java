// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** A real Redis Cluster of three masters, each with a replica. */
final class RedisCluster {

    static final int MASTERS = 3;

    private static final int SLOTS = 16_384;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<RedisInstance> nodes = new ArrayList<>();

    private RedisCluster() {}

    /**
     * Starts one and returns when all its nodes agree on it.
     *
     * @param nodeTimeout how long a node may be silent before the others find it dead; a busy machine makes nodes
     *     silent
     */
    static RedisCluster start(Duration nodeTimeout) {
        RedisCluster cluster = new RedisCluster();
        Stream.generate(() -> startNode(nodeTimeout))
                .parallel()
                .limit(2 * MASTERS)
                .forEach(cluster::add);
        cluster.create();
        return cluster;
    }

    private synchronized void add(RedisInstance node) {
        nodes.add(node);
    }

    private static RedisInstance startNode(Duration nodeTimeout) {
        return RedisInstance.launch(
                "--cluster-enabled",
                "yes",
                "--cluster-port",
                Integer.toString(RedisInstance.freePort()),
                "--cluster-node-timeout",
                Long.toString(nodeTimeout.toMillis()),
                "--repl-diskless-sync-delay",
                "0",
                "--cluster-replica-validity-factor",
                "0");
    }

    private void create() {
        RedisInstance first = nodes.get(0);
        nodes.forEach(node -> first.tell(
                "CLUSTER",
                "MEET",
                "127.0.0.1",
                Integer.toString(node.port()),
                ((List<?>) node.tell("CONFIG", "GET", "cluster-port")).get(1).toString()));
        for (int i = 0; i < MASTERS; i++) {
            nodes.get(i)
                    .tell(
                            "CLUSTER",
                            "ADDSLOTSRANGE",
                            Integer.toString(i * SLOTS / MASTERS),
                            Integer.toString((i + 1) * SLOTS / MASTERS - 1));
        }
        agree(node -> node.tell("CLUSTER", "INFO").toString().contains("cluster_known_nodes:" + 2 * MASTERS));
        for (int i = 0; i < MASTERS; i++) {
            RedisInstance replica = nodes.get(MASTERS + i);
            String master = id(nodes.get(i));
            await().atMost(LONGEST)
                    .ignoreExceptionsInstanceOf(JedisException.class)
                    .until(() -> "OK".equals(replica.tell("CLUSTER", "REPLICATE", master)));
        }
        awaitHealth();
    }

    /** Returns when every node that lives finds the cluster usable, and each of the masters has its replica in sync. */
    void awaitHealth() {
        agree(node -> node.tell("CLUSTER", "INFO").toString().contains("cluster_state:ok"));
        agree(node -> {
            String info = node.tell("INFO", "replication").toString();
            return info.contains("role:master")
                    ? info.contains("state=online")
                    : info.contains("master_link_status:up");
        });
        // What each says of the others, in which the client believes.
        agree(node -> node.tell("CLUSTER", "NODES")
                        .toString()
                        .lines()
                        .filter(line -> line.contains("slave"))
                        .count()
                == MASTERS);
    }

    private void agree(Predicate<RedisInstance> opinion) {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> nodes.stream().allMatch(opinion));
    }

    private static String id(RedisInstance node) {
        return node.tell("CLUSTER", "MYID").toString();
    }

    /** The property that has Baton use it. */
    Map<String, String> properties() {
        return Map.of("redisUri", nodes.stream().map(RedisInstance::uri).collect(Collectors.joining(",")));
    }

    RedisInstance[] nodes() {
        return nodes.toArray(RedisInstance[]::new);
    }

    static int slot(String key) {
        return JedisClusterCRC16.getSlot(key);
    }

    /** Who serves the key's slot, in the opinion of any node that lives. */
    RedisInstance masterOf(String key) {
        int slot = slot(key);
        RedisInstance asked =
                nodes.stream().filter(RedisInstance::isAlive).findFirst().orElseThrow();
        for (Object part : (List<?>) asked.tell("CLUSTER", "SLOTS")) {
            List<?> range = (List<?>) part;
            if ((Long) range.get(0) <= slot && slot <= (Long) range.get(1)) {
                long port = (Long) ((List<?>) range.get(2)).get(1);
                return nodes.stream()
                        .filter(node -> node.port() == port)
                        .findFirst()
                        .orElseThrow();
            }
        }
        throw new IllegalStateException("nobody serves slot " + slot);
    }

    /** A master that does not serve the key's slot. */
    RedisInstance anotherMaster(String key) {
        RedisInstance master = masterOf(key);
        return nodes.stream()
                .filter(node -> node != master
                        && node.tell("INFO", "replication").toString().contains("role:master"))
                .findFirst()
                .orElseThrow();
    }

    /** Begins to move the key's slot: from now on, what is not there is answered with ASK. */
    void beginMove(String key, RedisInstance to) {
        RedisInstance from = masterOf(key);
        String slot = Integer.toString(slot(key));
        to.tell("CLUSTER", "SETSLOT", slot, "IMPORTING", id(from));
        from.tell("CLUSTER", "SETSLOT", slot, "MIGRATING", id(to));
    }

    /** Moves the keys of the slot: from now on, all of them are answered with ASK. */
    void moveKeys(String key, RedisInstance to) {
        RedisInstance from = masterOf(key);
        List<?> keys = (List<?>) from.tell("CLUSTER", "GETKEYSINSLOT", Integer.toString(slot(key)), "100");
        for (Object each : keys) {
            assertThat(from.tell("MIGRATE", "127.0.0.1", Integer.toString(to.port()), each.toString(), "0", "5000"))
                    .isEqualTo("OK");
        }
    }

    /** Ends the move: from now on, the former master answers with MOVED. */
    void endMove(String key, RedisInstance to) {
        String slot = Integer.toString(slot(key));
        RedisInstance from = masterOf(key);
        to.tell("CLUSTER", "SETSLOT", slot, "NODE", id(to));
        from.tell("CLUSTER", "SETSLOT", slot, "NODE", id(to));
    }

    /** Kills the master of the key's slot. */
    RedisInstance killMasterOf(String key) {
        RedisInstance master = masterOf(key);
        master.kill();
        return master;
    }
}
