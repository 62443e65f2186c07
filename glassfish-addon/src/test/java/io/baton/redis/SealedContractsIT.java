// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.config.Encryption;
import io.baton.sealing.SealedUnderTest;
import io.baton.store.SealableContracts;
import io.baton.store.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contracts on a redis-server that keeps what is sealed. */
class SealedContractsIT {

    private static RedisStoreUnderTest redis;

    @BeforeAll
    static void connect() {
        redis = new RedisStoreUnderTest(RedisProcess.start());
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Nested
    class Required extends SealableContracts {
        @Override
        protected StoreUnderTest tested() {
            return new SealedUnderTest(redis, Encryption.REQUIRED);
        }
    }

    @Nested
    class Optional extends SealableContracts {
        @Override
        protected StoreUnderTest tested() {
            return new SealedUnderTest(redis, Encryption.OPTIONAL);
        }
    }
}
