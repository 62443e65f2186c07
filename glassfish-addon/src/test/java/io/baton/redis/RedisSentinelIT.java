// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.ClaimResult;
import io.baton.store.History;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.SessionStoreScenario;
import io.baton.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master with a replica, watched by real Sentinels; Baton finds it by a Redisson file, and user and password in its properties. */
class RedisSentinelIT extends SessionStoreScenario {

    private static final Keyspace KEYSPACE = RedisStoreUnderTest.KEYSPACE;
    private static final String MASTER = "sessions";
    private static final String DOWN_AFTER = "down-after-milliseconds";

    /** So long that Sentinels on a busy machine elect nobody else before the master is killed. */
    private static final String AT_LEISURE = "30000";

    private static final String AT_ONCE = "500";

    private static RedisInstance master;
    private static RedisInstance replica;
    private static List<RedisInstance> sentinels;
    private static ConnectedRedis redis;
    private static RedisStoreUnderTest tested;

    RedisSentinelIT() {
        super(tested);
    }

    @BeforeAll
    static void connect(@TempDir Path folder) throws IOException {
        master = RedisInstance.launch();
        replica = RedisInstance.launch("--replicaof", "127.0.0.1 " + master.port(), "--repl-diskless-sync-delay", "0");
        LeastRights.ALONE.grant(master);
        LeastRights.ALONE.grant(replica);
        sentinels = Stream.generate(() -> RedisInstance.launchSentinel(
                        MASTER,
                        master,
                        "sentinel " + DOWN_AFTER + " " + MASTER + " " + AT_LEISURE,
                        "sentinel failover-timeout " + MASTER + " 5000"))
                .limit(3)
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> replica.tell("INFO", "replication").toString().contains("master_link_status:up")
                        && sentinels.stream().allMatch(RedisSentinelIT::knowsTheOthers));
        Path file = Files.writeString(folder.resolve("redisson.yaml"), """
                sentinelServersConfig:
                  masterName: "%s"
                  sentinelAddresses: ["%s", "%s", "%s"]
                  timeout: 2000
                  retryAttempts: 0
                """.formatted(
                        MASTER,
                        sentinels.get(0).uri(),
                        sentinels.get(1).uri(),
                        sentinels.get(2).uri()));
        redis = new ConnectedRedis(
                LeastRights.properties(Map.of("redissonConfig", file.toString())),
                Stream.concat(Stream.of(replica, master), sentinels.stream()).toList());
        tested = new RedisStoreUnderTest(redis);
    }

    private static boolean knowsTheOthers(RedisInstance sentinel) {
        String about = sentinel.tell("SENTINEL", "MASTER", MASTER).toString();
        return about.contains("num-other-sentinels, 2") && about.contains("num-slaves, 1");
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Test
    void whatTheMasterHadIsThereAfterItsReplicaTookOver() {
        NodeId node = NodeId.incarnate("i1");
        List<NodeId> lost = new CopyOnWriteArrayList<>();
        NodeChannel.Listener listener = new NodeChannel.Listener() {
            @Override
            public void received(NodeId addressee, NodeMessage message) {}

            @Override
            public void lost(NodeId addressee) {
                lost.add(addressee);
            }
        };
        NodeChannel channel = new RedisNodeChannel(redis.client(), KEYSPACE, redis.loss(), Answers.LOST_AFTER);
        store().probe(Duration.ofSeconds(5));
        new EveryCall(redis).run();
        create(KEEP);
        History before = store().history();
        assertThat(store().history()).isEqualTo(before);
        channel.subscribe(node, listener);
        assertThat(channel.send(node, new NodeMessage.Ping(1))).isEqualTo(1);
        master.tell("WAIT", "1", "5000");
        sentinels.forEach(sentinel -> sentinel.tell("SENTINEL", "SET", MASTER, DOWN_AFTER, AT_ONCE));
        master.kill();

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> store().release(key, new Ownership(a, 1)));
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(lost).contains(node);
        assertThat(store().history()).isNotEqualTo(before);
        NodeId next = NodeId.incarnate("i1");
        try (var subscription = await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> channel.subscribe(next, listener), there -> true)) {
            assertThat(channel.send(next, new NodeMessage.Ping(1))).isEqualTo(1);
        }
    }
}
