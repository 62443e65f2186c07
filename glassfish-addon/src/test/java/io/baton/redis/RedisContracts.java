// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.store.IndexUnderTest;
import io.baton.store.NodeChannel;
import io.baton.store.NodeChannelContract;
import io.baton.store.NodeLeases;
import io.baton.store.NodeLeasesContract;
import io.baton.store.NodeMessage;
import io.baton.store.SessionIndex;
import io.baton.store.SessionIndexContract;
import io.baton.store.StoreUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contracts of all ports to the store. */
abstract class RedisContracts extends SessionStoreContracts {

    private static final Keyspace KEYSPACE = RedisStoreUnderTest.KEYSPACE;

    /** The same for all tests. */
    abstract TestedRedis redis();

    @Override
    protected StoreUnderTest tested() {
        return new RedisStoreUnderTest(redis());
    }

    @Nested
    class Leases extends NodeLeasesContract {

        @Override
        protected NodeLeases leases() {
            return new RedisNodeLeases(redis().client(), KEYSPACE);
        }

        @Override
        protected void pass(Duration duration) {
            redis().pass(duration);
        }
    }

    @Nested
    class Channel extends NodeChannelContract {

        /** The next test finds the client with the connections it needs. */
        @AfterEach
        void reconnect() {
            NodeId probe = NodeId.incarnate("probe");
            try (var subscription = subscribeAfterALoss(probe)) {
                assertThat(channel().send(probe, new NodeMessage.Ping(1))).isEqualTo(1);
            }
        }

        @Override
        protected NodeChannel channel() {
            return new RedisNodeChannel(redis().client(), KEYSPACE, redis().loss(), Answers.LOST_AFTER);
        }

        @Override
        protected void breakSubscriptions() {
            redis().killSubscriptions();
        }
    }

    @Nested
    class Index extends SessionIndexContract {

        Index() {
            super(new IndexUnderTest() {

                @Override
                public SessionIndex index() {
                    return new RedisSessionIndex(redis().client(), KEYSPACE);
                }

                @Override
                public void pass(Duration duration) {
                    redis().pass(duration);
                }
            });
        }
    }
}
