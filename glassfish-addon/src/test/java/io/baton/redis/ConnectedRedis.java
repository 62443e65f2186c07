// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.awaitility.Awaitility.await;

import io.baton.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;

/** Servers, and the client that Baton makes of an operator's properties. */
final class ConnectedRedis implements TestedRedis {

    private final List<RedisInstance> servers;
    private final SubscriptionLoss loss = new SubscriptionLoss();
    private final RedissonClient client;

    /**
     * @param properties of the lifecycle module
     * @param servers closed with this; the first one's clock is asked
     */
    ConnectedRedis(Map<String, String> properties, RedisInstance... servers) {
        this(properties, List.of(servers));
    }

    ConnectedRedis(Map<String, String> properties, List<RedisInstance> servers) {
        this.servers = servers;
        try {
            this.client = RedisClients.create(Settings.parse(properties).store(), loss, Runnable::run);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public RedissonClient client() {
        return client;
    }

    @Override
    public SubscriptionLoss loss() {
        return loss;
    }

    @Override
    public void pass(Duration duration) {
        servers.get(0).pass(duration);
    }

    @Override
    public void killSubscriptions() {
        long before = subscribers();
        servers.forEach(server -> server.tell("CLIENT", "KILL", "TYPE", "pubsub"));
        // Who subscribes while the library connects again may hear of a loss once more, and tries again.
        await().until(() -> subscribers() >= before);
    }

    private long subscribers() {
        return servers.stream()
                .mapToLong(server -> server.tell("CLIENT", "LIST", "TYPE", "pubsub")
                        .toString()
                        .lines()
                        .count())
                .sum();
    }

    @Override
    public void close() {
        client.shutdown(0, Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
        servers.forEach(RedisInstance::close);
    }
}
