// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.store.NodeLeases;
import io.baton.store.NodeLeasesContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a redis-server. */
class RedisNodeLeasesIT extends NodeLeasesContract {

    private static final Keyspace KEYSPACE = new Keyspace("test");

    private static RedisProcess redis;

    @BeforeAll
    static void connect() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Override
    protected NodeLeases leases() {
        return new RedisNodeLeases(redis.client(), KEYSPACE);
    }

    @Override
    protected void pass(Duration duration) {
        redis.pass(duration);
    }

    @Test
    void aLeaseIsAKeyThatExpires() {
        NodeId node = NodeId.incarnate("i1");
        leases().begin(node, Duration.ofSeconds(30));
        assertThat(redis.client().getKeys().remainTimeToLive("test:node:" + node))
                .isPositive()
                .isLessThanOrEqualTo(30_000);
    }
}
