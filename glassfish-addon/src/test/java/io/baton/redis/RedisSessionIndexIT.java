// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.IndexUnderTest;
import io.baton.store.SessionIndex;
import io.baton.store.SessionIndexContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a redis-server. */
class RedisSessionIndexIT extends SessionIndexContract {

    private static RedisProcess redis;

    RedisSessionIndexIT() {
        super(new Tested());
    }

    @BeforeAll
    static void connect() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    private static final class Tested implements IndexUnderTest {

        @Override
        public SessionIndex index() {
            return new RedisSessionIndex(redis.client(), RedisStoreUnderTest.KEYSPACE);
        }

        @Override
        public void pass(Duration duration) {
            redis.pass(duration);
        }
    }
}
