// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.store.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts on a redis-server. */
class RedisSessionStoreIT extends SessionStoreContracts {

    private static RedisStoreUnderTest redis;

    @BeforeAll
    static void connect() {
        redis = new RedisStoreUnderTest(RedisProcess.start());
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Override
    protected StoreUnderTest tested() {
        return redis;
    }
}
