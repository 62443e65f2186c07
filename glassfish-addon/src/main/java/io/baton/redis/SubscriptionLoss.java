// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.redisson.client.ChannelName;
import org.redisson.client.NettyHook;
import org.redisson.client.RedisConnection;
import org.redisson.client.RedisPubSubConnection;

/**
 * Tells at once when a connection with subscriptions is lost. The client library subscribes again by itself and says nothing of the gap, in which
 * messages were missed and other nodes may have taken this one for dead.
 */
public final class SubscriptionLoss implements NettyHook {

    private record Subscribed(String channel, Runnable listener) {}

    private final List<Subscribed> subscribed = new CopyOnWriteArrayList<>();

    /** Nobody listens yet. */
    public SubscriptionLoss() {}

    /** Has the listener told when a connection is lost by which the channel is subscribed, or about to be. */
    void listen(String channel, Runnable listener) {
        subscribed.add(new Subscribed(channel, listener));
    }

    void forget(String channel, Runnable listener) {
        subscribed.remove(new Subscribed(channel, listener));
    }

    @Override
    public void afterBoostrapInitialization(Bootstrap bootstrap) {}

    @Override
    public void afterChannelInitialization(Channel channel) {
        channel.pipeline().addFirst("baton-subscription-loss", new Watch());
    }

    private final class Watch extends ChannelInboundHandlerAdapter {

        @Override
        public void channelInactive(ChannelHandlerContext context) throws Exception {
            // The library closes connections that nobody has used for a while; there is no subscription on those.
            if (RedisConnection.getFrom(context.channel()) instanceof RedisPubSubConnection lost
                    && !lost.isClosedIdle()) {
                // With a cluster there are connections to masters that have no channel of ours.
                subscribed.stream()
                        .filter(one -> carries(lost, new ChannelName(one.channel())))
                        .forEach(one -> one.listener().run());
            }
            super.channelInactive(context);
        }

        private static boolean carries(RedisPubSubConnection connection, ChannelName channel) {
            return connection.getChannels().containsKey(channel)
                    || connection.getShardedChannels().containsKey(channel);
        }
    }
}
