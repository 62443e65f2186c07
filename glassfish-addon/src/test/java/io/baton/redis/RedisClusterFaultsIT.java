// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.ClaimResult;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.SaveResult;
import io.baton.store.SessionStoreScenario;
import io.baton.store.StoreUnavailableException;
import io.baton.testing.SaidLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of calls while a Redis Cluster moves slots, and when a master dies. Configured by a Redisson file. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RedisClusterFaultsIT extends SessionStoreScenario {

    private static final Keyspace KEYSPACE = RedisStoreUnderTest.KEYSPACE;

    private static final Duration SOON_FOUND_DEAD = Duration.ofSeconds(1);

    private static RedisCluster cluster;
    private static ConnectedRedis redis;
    private static RedisStoreUnderTest tested;

    RedisClusterFaultsIT() {
        super(tested);
    }

    @BeforeAll
    static void connect(@TempDir Path folder) throws IOException {
        cluster = RedisCluster.start(SOON_FOUND_DEAD);
        Path file = Files.writeString(
                folder.resolve("redisson.yaml"), """
                clusterServersConfig:
                  nodeAddresses: ["%s", "%s"]
                  scanInterval: 1000
                  timeout: 2000
                  retryAttempts: 0
                  readMode: SLAVE
                  subscriptionMode: SLAVE
                """.formatted(cluster.nodes()[0].uri(), cluster.nodes()[1].uri()));
        for (RedisInstance node : cluster.nodes()) {
            LeastRights.CLUSTER.grant(node);
            node.tell("ACL", "SETUSER", LeastRights.USER, "+wait");
        }
        redis = new ConnectedRedis(LeastRights.properties(Map.of("redissonConfig", file.toString())), cluster.nodes());
        tested = new RedisStoreUnderTest(redis);
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    private static ConditionFactory untilItAnswers() {
        return await().atMost(Duration.ofSeconds(30)).ignoreExceptionsInstanceOf(StoreUnavailableException.class);
    }

    private boolean release() {
        return store().release(key, new Ownership(a, 1));
    }

    @Test
    @Order(1)
    void whileASlotMovesAndAfterwardsASessionIsThere() {
        create(KEEP);
        String name = KEYSPACE.session(key);
        RedisInstance to = cluster.anotherMaster(name);
        cluster.beginMove(name, to);
        // Where it is, and not yet moved.
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.SAVED);
        cluster.moveKeys(name, to);
        // ASK: where it went. That server does not know the script.
        to.tell("SCRIPT", "FLUSH");
        assertThat(delta(a, 1, 3, LET_GO, Map.of("cart", frame(3, "kiwi")), Set.of()))
                .isEqualTo(SaveResult.SAVED);
        cluster.endMove(name, to);
        // MOVED.
        ClaimResult.Changed claimed = changed(claim(b, 0, 0));
        assertThat(claimed.version()).isEqualTo(3);
        assertThat(claimed.newer()).containsEntry("cart", frame(3, "kiwi"));
    }

    @Test
    @Order(2)
    void aSubscriptionWhoseSlotMovesIsLostAndTheNextOneIsHeard() {
        NodeId node = NodeId.incarnate("i1");
        List<NodeId> lost = new CopyOnWriteArrayList<>();
        List<NodeMessage> mail = new CopyOnWriteArrayList<>();
        NodeChannel.Listener listener = new NodeChannel.Listener() {
            @Override
            public void received(NodeId addressee, NodeMessage message) {
                mail.add(message);
            }

            @Override
            public void lost(NodeId addressee) {
                lost.add(addressee);
            }
        };
        NodeChannel channel = new RedisNodeChannel(redis.client(), KEYSPACE, redis.loss(), Answers.LOST_AFTER);
        channel.subscribe(node, listener);
        assertThat(channel.send(node, new NodeMessage.Ping(1))).isEqualTo(1);
        String name = KEYSPACE.channel(node);
        RedisInstance to = cluster.anotherMaster(name);
        cluster.beginMove(name, to);
        cluster.endMove(name, to);
        await().atMost(Duration.ofSeconds(30)).until(() -> lost.contains(node));
        NodeId next = NodeId.incarnate("i1");
        untilItAnswers().until(() -> {
            channel.subscribe(next, listener).close();
            return true;
        });
        try (var subscription = channel.subscribe(next, listener)) {
            assertThat(channel.send(next, new NodeMessage.Ping(2))).isEqualTo(1);
            await().until(() -> mail.contains(new NodeMessage.Ping(2)));
        }
    }

    @Test
    @Order(3)
    void onlyOneAddressOfAClusterIsNamedAsTheReason() {
        RedisInstance notTheProbes = cluster.anotherMaster(KEYSPACE.probe());
        try (ConnectedRedis alone = new ConnectedRedis(Map.of("redisUri", notTheProbes.uri()), List.of())) {
            assertThatThrownBy(() -> new RedisSessionStore(alone.client(), KEYSPACE).probe(Duration.ofSeconds(5)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("it is a node of a Redis Cluster;"
                            + " name several of the nodes in redisUri, comma-separated (MOVED ");
        }
    }

    /** The last one: there is one server less afterwards. */
    @Test
    @Order(4)
    void aMasterThatDiesIsReplacedByItsReplica() {
        create(KEEP);
        String name = KEYSPACE.session(key);
        RedisNodeLeases leases = new RedisNodeLeases(redis.client(), KEYSPACE);
        NodeId node = neighbourOf(name);
        leases.begin(node, LONG);
        leases.renew(node, 5, LONG);
        cluster.masterOf(name).tell("WAIT", "1", "5000");
        cluster.killMasterOf(name);
        assertThatThrownBy(this::release).isInstanceOf(StoreUnavailableException.class);

        untilItAnswers().until(this::release);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(leases.renew(node, 6, LONG)).isTrue();
        assertThat(leases.look(node)).isEqualTo(new LeaseMark(6));
    }

    @Test
    @Order(0)
    void aWriteMayBeWaitedForAtTheReplicaOfItsShard() {
        try (SaidLines said = new SaidLines()) {
            RedisSessionStore waiting = new RedisSessionStore(redis.client(), KEYSPACE, 1, Duration.ofSeconds(10));
            for (int i = 0; i < 20; i++) {
                anotherSession();
                assertThat(waiting.save(save(1))).isEqualTo(SaveResult.SAVED);
            }
            assertThat(said.all()).isEmpty();
        }
    }

    /** A node whose lease is served by the same master. */
    private static NodeId neighbourOf(String name) {
        RedisInstance master = cluster.masterOf(name);
        return Stream.generate(() -> NodeId.incarnate("i1"))
                .filter(node -> cluster.masterOf(KEYSPACE.node(node)) == master)
                .findFirst()
                .orElseThrow();
    }
}
