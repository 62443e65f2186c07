// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.MessageListener;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.codec.StringCodec;

/** A channel of publish and subscribe per node; in a Redis Cluster a sharded one, so that the number of receivers is right there, too. */
public final class RedisNodeChannel implements NodeChannel {

    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);

    private final RedissonClient client;
    private final Keyspace keyspace;
    private final SubscriptionLoss loss;
    private final Duration patience;

    /**
     * @param client connected or not; the caller closes it
     * @param keyspace the names to use
     * @param loss of the client's connections
     * @param patience how long a caller waits for the answer to one call
     */
    public RedisNodeChannel(RedissonClient client, Keyspace keyspace, SubscriptionLoss loss, Duration patience) {
        this.client = client;
        this.keyspace = keyspace;
        this.loss = loss;
        this.patience = patience;
    }

    @Override
    public Subscription subscribe(NodeId node, Listener listener) {
        String name = keyspace.channel(node);
        RTopic topic = topic(name);
        Runnable lost = () -> listener.lost(node);
        MessageListener<String> messages =
                (channel, text) -> MessageText.parse(text).ifPresent(message -> listener.received(node, message));
        String doing = "subscribing to the channel of " + node;
        try {
            // The first to subscribe, so that it hears of every confirmation.
            int statusId = Answers.to(doing, patience, () -> topic.addListenerAsync(new Resubscriptions(lost)));
            int messagesId = Answers.to(doing, patience, () -> topic.addListenerAsync(String.class, messages));
            loss.listen(name, lost);
            return () -> {
                loss.forget(name, lost);
                unsubscribe(topic, messagesId, statusId);
            };
        } catch (StoreUnavailableException failure) {
            // Nobody would end what comes of it late. The name is not used again.
            var unused = topic.removeAllListenersAsync();
            throw failure;
        }
    }

    /** The library may wait for ever for a connection that was lost just then; a connection that is gone has no subscription either. */
    private static void unsubscribe(RTopic topic, int messages, int status) {
        try {
            Answers.to("unsubscribing", PATIENCE_AT_END, () -> topic.removeListenerAsync(messages, status));
        } catch (StoreUnavailableException gone) {
            // The name is not used any more; the next one must not wait for the end of this.
        }
    }

    @Override
    public int send(NodeId to, NodeMessage message) {
        RTopic topic = topic(keyspace.channel(to));
        return Answers.to("sending a message to " + to, patience, () -> topic.publishAsync(MessageText.of(message)))
                .intValue();
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
