package io.baton.redis;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import java.util.concurrent.atomic.AtomicInteger;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;

/** A channel of publish and subscribe per node; in a Redis Cluster a sharded one, so that the number of receivers is right there, too. */
public final class RedisNodeChannel implements NodeChannel {

    private final RedissonClient client;
    private final Keyspace keyspace;
    private final SubscriptionLoss loss;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     * @param loss of the client's connections
     */
    public RedisNodeChannel(RedissonClient client, Keyspace keyspace, SubscriptionLoss loss) {
        this.client = client;
        this.keyspace = keyspace;
        this.loss = loss;
    }

    @Override
    public Subscription subscribe(NodeId node, Listener listener) {
        String name = keyspace.channel(node);
        RTopic topic = topic(name);
        Runnable lost = () -> listener.lost(node);
        try {
            // The first to subscribe, so that it hears of every confirmation.
            int status = topic.addListener(new Resubscriptions(lost));
            int messages = topic.addListener(
                    String.class,
                    (channel, text) -> MessageText.parse(text).ifPresent(message -> listener.received(node, message)));
            loss.listen(name, lost);
            return () -> {
                loss.forget(name, lost);
                unsubscribe(topic, messages, status);
            };
        } catch (RedisException failure) {
            throw Failures.unavailable("subscribing to the channel of " + node, failure);
        }
    }

    private static void unsubscribe(RTopic topic, int messages, int status) {
        try {
            topic.removeListener(messages, status);
        } catch (RedisException gone) {
            // A connection that is gone has no subscription either.
        }
    }

    @Override
    public int send(NodeId to, NodeMessage message) {
        try {
            return (int) topic(keyspace.channel(to)).publish(MessageText.of(message));
        } catch (RedisException failure) {
            throw Failures.unavailable("sending a message to " + to, failure);
        }
    }

    private RTopic topic(String name) {
        return client.getConfig().isClusterConfig()
                ? client.getShardedTopic(name, StringCodec.INSTANCE)
                : client.getTopic(name, StringCodec.INSTANCE);
    }

    /** The library tells of every subscription that the server confirms: the second one means that the first was lost. */
    private static final class Resubscriptions implements StatusListener {

        private final AtomicInteger confirmed = new AtomicInteger();
        private final Runnable lost;

        Resubscriptions(Runnable lost) {
            this.lost = lost;
        }

        @Override
        public void onSubscribe(String channel) {
            if (confirmed.incrementAndGet() > 1) {
                lost.run();
            }
        }

        @Override
        public void onUnsubscribe(String channel) {
            lost.run();
        }
    }
}
