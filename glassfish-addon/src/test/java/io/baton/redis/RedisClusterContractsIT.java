package io.baton.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts on a Redis Cluster. */
class RedisClusterContractsIT extends RedisContracts {

    private static ConnectedRedis redis;

    @BeforeAll
    static void connect() {
        RedisCluster cluster = RedisCluster.start();
        redis = new ConnectedRedis(cluster.properties(), cluster.nodes());
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
