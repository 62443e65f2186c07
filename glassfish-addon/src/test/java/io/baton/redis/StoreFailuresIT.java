// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.baton.engine.health.GuardedSessionStore;
import io.baton.engine.health.StoreHealth;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.ClaimResult;
import io.baton.store.Due;
import io.baton.store.SaveResult;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.store.SessionStoreScenario;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.store.StoreUnderTest;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

/** What can be wrong with a store that is there: the lines of docs/store-failures.md, in its order. */
class StoreFailuresIT extends SessionStoreScenario {

    private static final Keyspace KEYSPACE = RedisStoreUnderTest.KEYSPACE;

    // Set for each test before its constructor ends, for the scenario wants them first.
    @SuppressWarnings("NullAway.Init")
    private static RedisInstance server;

    @SuppressWarnings("NullAway.Init")
    private static ConnectedRedis redis;

    private final StoreHealth health =
            new StoreHealth(new ManualTime(), new ManualTime(), Duration.ofSeconds(2), Duration.ofSeconds(5));
    private final SessionStore guarded = new GuardedSessionStore(store(), health);
    private SaidLines said;

    StoreFailuresIT() {
        super(connected());
    }

    /** A server for each test. */
    private static StoreUnderTest connected() {
        server = RedisInstance.launch("--enable-debug-command", "local");
        redis = new ConnectedRedis(Map.of("redisUri", server.uri()), server);
        return new RedisStoreUnderTest(redis);
    }

    @BeforeEach
    void listen() {
        said = new SaidLines();
    }

    @AfterEach
    void end() {
        said.close();
        redis.close();
    }

    /** A call is not answered, the store is unusable, and the log says why, once. */
    private void isAnOutage(String reason) {
        assertThat(catchThrowableOfType(StoreUnavailableException.class, this::release)
                        .kind())
                .isEqualTo(Kind.NO_ANSWER);
        assertThat(health.isUsable()).isFalse();
        assertThat(catchThrowableOfType(StoreUnavailableException.class, this::release)
                        .kind())
                .isEqualTo(Kind.NOT_ASKED);
        assertThat(said.all())
                .singleElement()
                .asString()
                .startsWith("BATON3301 The session store is unusable: " + reason);
    }

    private boolean release() {
        return guarded.release(key, new Ownership(a, 1));
    }

    private void isOver() {
        await().untilAsserted(() -> {
            health.check(store(), Duration.ofSeconds(5));
            assertThat(health.isUsable()).isTrue();
        });
        assertThat(said.ids()).containsExactly("BATON3301", "BATON3302");
    }

    /** Only this call fails; the store stays usable, and the log of the store's health is silent. */
    private void failsAlone(Runnable call, String reason) {
        assertThat(catchThrowableOfType(StoreUnavailableException.class, call::run))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.CALL_FAILED);
                    assertThat(failure.reason()).contains(reason);
                });
        assertThat(health.isUsable()).isTrue();
        assertThat(said.all()).isEmpty();
    }

    @Test
    void memoryIsFull() {
        create(KEEP);
        server.tell("CONFIG", "SET", "maxmemory", "1");
        isAnOutage("it has no memory left for writes; raise its maxmemory, or end what fills it"
                + " (command not allowed when used memory > 'maxmemory')");
        server.tell("CONFIG", "SET", "maxmemory", "0");
        isOver();
        assertThat(release()).isTrue();
    }

    @Test
    void aRecordWasEvicted() {
        create(KEEP);
        server.tell("DEL", KEYSPACE.session(key));
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Absent());
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.ABSENT);
        assertThat(full(a, 1, 3, KEEP, Map.of("cart", frame(3, "fig")))).isEqualTo(SaveResult.SAVED);
    }

    @Test
    void theServerBecameAReplica() {
        create(KEEP);
        server.tell("REPLICAOF", "127.0.0.1", Integer.toString(RedisInstance.freePort()));
        isAnOutage("it is a replica; name its master in redisUri, or all Sentinels or Cluster nodes in redissonConfig"
                + " (READONLY You can't write against a read only replica)");
        server.tell("REPLICAOF", "NO", "ONE");
        isOver();
        assertThat(release()).isTrue();
    }

    @Test
    void theServerLostItsReplicas() {
        create(KEEP);
        server.tell("CONFIG", "SET", "min-replicas-to-write", "1");
        isAnOutage("too few replicas follow it for its min-replicas-to-write"
                + " (NOREPLICAS Not enough good replicas to write)");
        server.tell("CONFIG", "SET", "min-replicas-to-write", "0");
        isOver();
        assertThat(release()).isTrue();
    }

    @Test
    void theServerIsLoading() {
        create(KEEP);
        server.tell("CONFIG", "SET", "rdbcompression", "no");
        server.tell("DEBUG", "POPULATE", "10000", "filler", "1100");
        server.tell("SAVE");
        server.kill();
        // It would load for minutes, and looks for clients after each key, of more than 1,024 bytes.
        server.start("--key-load-delay", "50000", "--loading-process-events-interval-bytes", "1024");
        // The client has lost its connections before it hears that.
        await().untilAsserted(() -> assertThatThrownBy(() -> store().release(key, new Ownership(a, 1)))
                .isInstanceOfSatisfying(
                        StoreUnavailableException.class,
                        failure -> assertThat(failure.reason()).contains("LOADING")));
        isAnOutage("it is loading its data (LOADING ");
        server.tell("CONFIG", "SET", "key-load-delay", "0");
        isOver();
        assertThat(release()).isTrue();
    }

    @Test
    void theServerRestartedWithItsDataAndKnowsNoScript() {
        create(LET_GO);
        server.tell("SAVE");
        server.kill();
        server.start();
        await().ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .untilAsserted(() ->
                        assertThat(store().release(key, new Ownership(a, 1))).isTrue());
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void itsScriptsWereFlushed() {
        create(LET_GO);
        server.tell("SCRIPT", "FLUSH");
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(said.all()).isEmpty();
    }

    @Test
    void anotherTypeUnderASessionsKey() {
        server.tell("SET", KEYSPACE.session(key), "mine");
        assertThat(claim(a, 0, 0).kind()).isEqualTo(ClaimResult.Kind.UNREADABLE);
        assertThat(full(a, 1, 1, KEEP, Map.of())).isEqualTo(SaveResult.UNREADABLE);
        assertThat(release()).isFalse();
        assertThat(server.tell("GET", KEYSPACE.session(key))).isEqualTo("mine");
    }

    @Test
    void anotherTypeUnderTheKeyOfAList() {
        ApplicationName application = new ApplicationName("/shop");
        server.tell("SET", KEYSPACE.due(application), "mine");
        SessionIndex index = new RedisSessionIndex(redis.client(), KEYSPACE);
        failsAlone(
                () -> index.list(application, List.of(new Due(key.digest(), Instant.EPOCH, LONG))),
                "WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    @Test
    void anotherTypeUnderTheKeyOfALease() {
        NodeId node = NodeId.incarnate("i1");
        server.tell("HSET", KEYSPACE.node(node), "colour", "blue");
        failsAlone(
                () -> new RedisNodeLeases(redis.client(), KEYSPACE).renew(node, 1, LONG),
                "WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    @Test
    void aRecordOfANewerFormat() {
        create(LET_GO);
        server.tell("HSET", KEYSPACE.session(key), "r", "2");
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.UNREADABLE);
        assertThat(full(b, 9, 9, KEEP, Map.of())).isEqualTo(SaveResult.UNREADABLE);
        assertThat(redis.client()
                        .getMap(KEYSPACE.session(key), StringCodec.INSTANCE)
                        .size())
                .isGreaterThan(5);
    }

    @Test
    void aCommandIsRenamed() {
        try (RedisInstance renamed = RedisInstance.launch("--rename-command", "HSET", "");
                ConnectedRedis itsClient = new ConnectedRedis(Map.of("redisUri", renamed.uri()), List.of())) {
            health.check(new RedisSessionStore(itsClient.client(), KEYSPACE), Duration.ofSeconds(5));
            assertThat(said.all())
                    .singleElement()
                    .asString()
                    .startsWith("BATON3301 The session store is unusable: the user lacks a right;")
                    .contains("'HSET' here, or it is renamed");
        }
    }

    @Test
    void theCommandOfAllScriptsIsRenamed() {
        try (RedisInstance renamed = RedisInstance.launch("--rename-command", "EVALSHA", "");
                ConnectedRedis itsClient = new ConnectedRedis(Map.of("redisUri", renamed.uri()), List.of())) {
            health.check(new RedisSessionStore(itsClient.client(), KEYSPACE), Duration.ofSeconds(5));
            assertThat(said.all())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "BATON3301 The session store is unusable: a command that Baton needs is renamed or missing;"
                                    + " docs/redis.md has the list (ERR unknown command 'EVALSHA'");
        }
    }
}
