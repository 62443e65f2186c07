package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisPubSubConnection;

/** Which ends of connections are told. */
class SubscriptionLossTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicInteger told = new AtomicInteger();
    private final SubscriptionLoss loss = new SubscriptionLoss();

    SubscriptionLossTest() {
        loss.afterChannelInitialization(channel);
        loss.listen(told::incrementAndGet);
    }

    @Test
    void theLossOfAConnectionWithSubscriptionsIsTold() {
        new RedisPubSubConnection(null, channel, new CompletableFuture<>());
        assertThat(channel.close().isSuccess()).isTrue();
        assertThat(told).hasValue(1);
    }

    @Test
    void theEndOfAConnectionThatNobodyUsedIsNot() {
        RedisPubSubConnection idle = new RedisPubSubConnection(null, channel, new CompletableFuture<>());
        assertThat(idle.closeIdleAsync().isSuccess()).isTrue();
        assertThat(channel.isActive()).isFalse();
        assertThat(told).hasValue(0);
    }

    @Test
    void theEndOfAnotherConnectionIsNot() {
        new RedisConnection(null, channel, new CompletableFuture<>());
        assertThat(channel.close().isSuccess()).isTrue();
        assertThat(told).hasValue(0);
    }
}
