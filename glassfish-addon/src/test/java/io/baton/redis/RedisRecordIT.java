// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.Ownership;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.SaveResult;
import io.baton.store.SessionStore;
import io.baton.store.SessionStoreScenario;
import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** What concerns Redis alone: the record's fields, times to live, and what else may lie under a session's key. */
class RedisRecordIT extends SessionStoreScenario {

    private static final Keyspace KEYSPACE = RedisStoreUnderTest.KEYSPACE;

    private static RedisStoreUnderTest redis;

    RedisRecordIT() {
        super(redis);
    }

    @BeforeAll
    static void connect() {
        redis = new RedisStoreUnderTest(RedisProcess.start());
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    private RMap<String, String> record() {
        return redis.record(key);
    }

    private static RedissonClient client() {
        return redis.client();
    }

    private long timeToLive() {
        return client().getKeys().remainTimeToLive(KEYSPACE.session(key));
    }

    @Test
    void aRecordHasATimeToLive() {
        create(KEEP);
        assertThat(timeToLive()).isPositive().isLessThanOrEqualTo(LONG.toMillis());
    }

    @Test
    void aRecordThatIsWrittenFullyOnceMoreHasATimeToLive() {
        create(KEEP);
        full(b, 5, 8, KEEP, Map.of());
        assertThat(timeToLive()).isPositive().isLessThanOrEqualTo(LONG.toMillis());
    }

    @Test
    void aClaimLeavesTheTimeToLiveAlone() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(timeToLive()).isPositive().isLessThanOrEqualTo(LONG.toMillis());
    }

    @Test
    void aTombstoneHasATimeToLiveAndNothingElseButItsFence() {
        create(KEEP);
        end(a, 1, End.Cause.INVALIDATED, Duration.ofMinutes(1));
        assertThat(timeToLive())
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofMinutes(1).toMillis());
        assertThat(record().readAllMap())
                .containsOnly(Map.entry("r", "1"), Map.entry("t", "INVALIDATED"), Map.entry("f", "2"));
    }

    @Test
    void theRecordIsWhatTheKeyspaceDescribes() {
        create(KEEP);
        assertThat(KEYSPACE.session(key)).isEqualTo("test:{shop/" + key.digest() + "}");
        assertThat(record().readAllMap())
                .containsOnlyKeys("r", "o", "f", "p", "v", "u", "n", "c", "l", "i", "d", "a:cart")
                .containsEntry("r", "1")
                .containsEntry("o", a.toString())
                .containsEntry("f", "1")
                .containsEntry("p", "1")
                .containsEntry("v", "1")
                .containsEntry("c", "1760000000000")
                .containsEntry("l", "1760000000000")
                .containsEntry("i", "1800000")
                .containsEntry("d", id.value());
    }

    @Test
    void aTakeOverAddsTheRunBeforeIt() {
        create(KEEP);
        claim(b, 0, 0);
        assertThat(record().readAllMap())
                .containsEntry("w", b.toString())
                .containsKey("wu")
                .doesNotContainKey("q");
        store().release(key, new Ownership(a, 1));
        changed(claim(b, 0, 0));
        delta(b, 2, 7, LET_GO, Map.of(), Set.of());
        redis.pass(Duration.ofSeconds(1));
        changed(claim(c, 0, 0));
        assertThat(record().readAllMap())
                .containsEntry("p", "3")
                .containsEntry("q", b + ":2:7," + a + ":1:1")
                .containsEntry("w", "");
    }

    @Test
    void aDeltaOfARecordThatIsNoneCreatesNothing() {
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.ABSENT);
        assertThat(record().isExists()).isFalse();
    }

    @Test
    void timesAreWrittenWithoutExponents() {
        create(KEEP);
        claim(b, 0, 0);
        assertThat(record().get("wu")).matches("\\d{13}");
    }

    @Test
    void somethingThatIsNoHashIsUnreadableAndLeftAsItIs() {
        client().getBucket(KEYSPACE.session(key), StringCodec.INSTANCE).set("mine");
        somethingElseIsUnreadable();
        assertThat(client().getBucket(KEYSPACE.session(key), StringCodec.INSTANCE)
                        .get())
                .isEqualTo("mine");
    }

    @Test
    void aHashThatIsNoSessionIsUnreadableAndLeftAsItIs() {
        record().put("colour", "blue");
        somethingElseIsUnreadable();
        assertThat(record().readAllMap()).containsOnly(Map.entry("colour", "blue"));
    }

    @Test
    void aRecordOfAnotherFormatIsUnreadableAndLeftAsItIs() {
        create(LET_GO);
        record().put("r", "2");
        Map<String, String> before = record().readAllMap();
        somethingElseIsUnreadable();
        assertThat(record().readAllMap()).isEqualTo(before);
    }

    @Test
    void aRecordWithoutItsFieldsIsUnreadableAndNoOutage() {
        record().put("r", "1");
        somethingElseIsUnreadable();
        assertThat(record().readAllMap()).containsOnly(Map.entry("r", "1"));
    }

    @Test
    void aRecordWithoutItsTimesIsUnreadableAndNoOutage() {
        create(LET_GO);
        record().fastRemove("c", "l", "i");
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.UNREADABLE);
    }

    @Test
    void endingAHashThatIsNoSessionLeavesItAsItIs() {
        record().put("colour", "blue");
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.UNREADABLE);
        assertThat(record().readAllMap()).containsOnly(Map.entry("colour", "blue"));
    }

    private void somethingElseIsUnreadable() {
        assertThat(claim(a, 0, 0).kind()).isEqualTo(ClaimResult.Kind.UNREADABLE);
        assertThat(full(a, 9, 9, KEEP, Map.of())).isEqualTo(SaveResult.UNREADABLE);
        assertThat(delta(a, 9, 9, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.UNREADABLE);
        assertThat(store().release(key, new Ownership(b, 1))).isFalse();
    }

    @Test
    void endingWhatIsNoHashLeavesItAsItIs() {
        client().getBucket(KEYSPACE.session(key), StringCodec.INSTANCE).set("mine");
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.UNREADABLE);
        assertThat(client().getBucket(KEYSPACE.session(key), StringCodec.INSTANCE)
                        .get())
                .isEqualTo("mine");
    }

    @Test
    void aServerThatForgotTheScriptsGetsThemAgain() {
        create(LET_GO);
        client().getScript().scriptFlush();
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aServerThatIsGoneIsUnavailableAndNotAbsent() {
        RedisProcess another = RedisProcess.start();
        SessionStore itsStore = new RedisSessionStore(another.client(), KEYSPACE);
        itsStore.probe(Duration.ofSeconds(5));
        another.close();
        assertThatThrownBy(() -> itsStore.probe(Duration.ofMillis(500))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> itsStore.release(key, new Ownership(a, 1)))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
