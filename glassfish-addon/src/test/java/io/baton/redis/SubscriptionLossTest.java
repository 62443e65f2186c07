// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.redisson.client.ChannelName;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisPubSubConnection;
import org.redisson.client.codec.StringCodec;

/** Which ends of connections are told. */
class SubscriptionLossTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicInteger told = new AtomicInteger();
    private final SubscriptionLoss loss = new SubscriptionLoss();

    SubscriptionLossTest() {
        loss.afterChannelInitialization(channel);
        loss.listen("ours", told::incrementAndGet);
    }

    @Test
    void theLossOfTheConnectionOfASubscriptionIsTold() {
        var unused = new RedisPubSubConnection(null, channel, new CompletableFuture<>())
                .subscribe(StringCodec.INSTANCE, new ChannelName("ours"));
        assertThat(channel.close().isSuccess()).isTrue();
        assertThat(told).hasValue(1);
    }

    @Test
    void theLossOfTheConnectionOfAShardedSubscriptionIsTold() {
        var unused = new RedisPubSubConnection(null, channel, new CompletableFuture<>())
                .ssubscribe(StringCodec.INSTANCE, new ChannelName("ours"));
        assertThat(channel.close().isSuccess()).isTrue();
        assertThat(told).hasValue(1);
    }

    @Test
    void theLossOfAConnectionWithOtherSubscriptionsIsNot() {
        var unused = new RedisPubSubConnection(null, channel, new CompletableFuture<>())
                .subscribe(StringCodec.INSTANCE, new ChannelName("another's"));
        assertThat(channel.close().isSuccess()).isTrue();
        assertThat(told).hasValue(0);
    }

    @Test
    void theEndOfAConnectionThatNobodyUsedIsNot() {
        RedisPubSubConnection idle = new RedisPubSubConnection(null, channel, new CompletableFuture<>());
        var unused = idle.subscribe(StringCodec.INSTANCE, new ChannelName("ours"));
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
