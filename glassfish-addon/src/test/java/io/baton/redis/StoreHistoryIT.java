// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.History;
import io.baton.store.SessionStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server is what it was as long as it has everything it acknowledged, and another one if it may have lost something. */
class StoreHistoryIT {

    private RedisProcess redis;
    private SessionStore store;
    private History before;

    @BeforeEach
    void start() {
        redis = RedisProcess.start();
        store = new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE);
        before = store.history();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void whoeverAsksHearsTheSame() {
        assertThat(store.history()).isEqualTo(before);
        assertThat(new RedisSessionStore(redis.client(), RedisStoreUnderTest.KEYSPACE).history())
                .isEqualTo(before);
    }

    @Test
    void afterARestartItIsAnother() {
        redis.restart();
        History now = store.history();
        assertThat(now).isNotEqualTo(before);
        assertThat(now.isEmptied(before)).isFalse();
    }

    @Test
    void afterItWasEmptiedItIsAnother() {
        redis.client().getKeys().flushall();
        History now = store.history();
        assertThat(now).isNotEqualTo(before);
        assertThat(now.isEmptied(before)).isTrue();
        assertThat(store.history()).isEqualTo(now);
    }
}
