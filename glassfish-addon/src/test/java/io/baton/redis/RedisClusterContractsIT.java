// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contracts on a Redis Cluster, as a user with no right too many. */
class RedisClusterContractsIT extends RedisContracts {

    private static final Duration NOBODY_DIES = Duration.ofSeconds(15);

    private static RedisCluster cluster;
    private static ConnectedRedis redis;

    @BeforeAll
    static void connect() {
        cluster = RedisCluster.start(NOBODY_DIES);
        grantAllBut();
        redis = new ConnectedRedis(LeastRights.properties(cluster.properties()), cluster.nodes());
    }

    private static void grantAllBut(String... leftOut) {
        for (RedisInstance node : cluster.nodes()) {
            LeastRights.CLUSTER.grant(node, leftOut);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+ssubscribe", "+sunsubscribe", "+spublish", "+cluster|nodes"})
    void withoutARightThatOnlyAClusterNeedsSomethingFails(String right) {
        grantAllBut(right);
        try (ConnectedRedis lesser = new ConnectedRedis(LeastRights.properties(cluster.properties()), List.of())) {
            EveryCall calls = new EveryCall(lesser);
            assertThatThrownBy(calls::run).isInstanceOfAny(StoreUnavailableException.class, AssertionError.class);
            assertThatThrownBy(calls::probe)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageStartingWith("the user lacks a right; ");
        } finally {
            grantAllBut();
        }
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Override
    TestedRedis redis() {
        return redis;
    }
}
