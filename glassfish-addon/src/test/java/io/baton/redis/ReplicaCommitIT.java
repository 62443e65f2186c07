// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.model.Ownership;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.SaveResult;
import io.baton.store.SessionStore;
import io.baton.store.SessionStoreScenario;
import io.baton.testing.SaidLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that wait for a replica, on a server with one. */
class ReplicaCommitIT extends SessionStoreScenario {

    private static RedisInstance master;
    private static RedisInstance replica;
    private static ConnectedRedis redis;
    private static RedisStoreUnderTest tested;

    /** A replica that is there answers in its own time, whatever else this machine has to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static SessionStore waiting;
    private SaidLines said;

    ReplicaCommitIT() {
        super(tested);
    }

    @BeforeAll
    static void connect() {
        master = RedisInstance.launch();
        replica = RedisInstance.launch("--replicaof", "127.0.0.1 " + master.port());
        redis = new ConnectedRedis(Map.of("redisUri", master.uri()), master, replica);
        tested = new RedisStoreUnderTest(redis);
        waiting = new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE, 1);
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @BeforeEach
    void listen() {
        master.tell("CONFIG", "SET", "repl-diskless-sync-delay", "0");
        await().until(() -> master.tell("INFO", "replication").toString().contains("state=online"));
        said = new SaidLines();
    }

    @AfterEach
    void stopListening() {
        said.close();
    }

    private static SessionStore patient() {
        return new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE, 1, PATIENCE);
    }

    private SaveResult write(long version) {
        return waiting.save(save(version));
    }

    private Object atTheReplica(String command) {
        return replica.tell(command, RedisStoreUnderTest.KEYSPACE.session(key));
    }

    @Test
    void whatIsSavedAndWhatIsEndedIsAtTheReplica() {
        SessionStore patient = patient();
        for (int i = 0; i < 50; i++) {
            anotherSession();
            assertThat(patient.save(save(1))).isEqualTo(SaveResult.SAVED);
            assertThat(atTheReplica("EXISTS")).isEqualTo(1L);
            assertThat(patient.end(new End(key, new Ownership(a, 1), End.Cause.INVALIDATED, false, LONG)))
                    .isEqualTo(EndResult.ENDED);
            assertThat(atTheReplica("HLEN")).isEqualTo(3L);
        }
        assertThat(said.all()).isEmpty();
    }

    @Test
    void withoutTheReplicaWritesGoOnAndTheLogSaysSoOnceEach() {
        assertThat(patient().save(save(1))).isEqualTo(SaveResult.SAVED);
        replica.kill();
        assertThat(write(2)).isEqualTo(SaveResult.SAVED);
        assertThat(write(3)).isEqualTo(SaveResult.SAVED);
        assertThat(said.all())
                .containsExactly("BATON5001 Changes do not reach minReplicas=1 within 0.5 s: 0 had the last one."
                        + " Requests go on without, and a fail-over now may lose changes.");
        replica.start();
        long[] version = {3};
        await().untilAsserted(() -> {
            assertThat(write(++version[0])).isEqualTo(SaveResult.SAVED);
            assertThat(said.ids()).containsExactly("BATON5001", "BATON5002");
        });
    }

    @Test
    void aUserWithoutTheRightToWaitWritesAndTheLogSaysWhyNobodyWaits() {
        LeastRights.ALONE.grant(master);
        try (ConnectedRedis lesser =
                new ConnectedRedis(LeastRights.properties(Map.of("redisUri", master.uri())), List.of())) {
            SessionStore itsStore = new RedisSessionStore(lesser.client(), RedisStoreUnderTest.KEYSPACE, 1, PATIENCE);
            assertThat(itsStore.save(save(1))).isEqualTo(SaveResult.SAVED);
            assertThat(itsStore.save(save(2))).isEqualTo(SaveResult.SAVED);
            assertThat(said.all()).singleElement().asString().contains("the user lacks a right; ", "'wait' command");
            master.tell("ACL", "SETUSER", LeastRights.USER, "+wait");
            assertThat(itsStore.save(save(3))).isEqualTo(SaveResult.SAVED);
            assertThat(said.ids()).containsExactly("BATON5001", "BATON5002");
        }
    }
}
