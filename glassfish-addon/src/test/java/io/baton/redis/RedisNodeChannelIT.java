// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeChannelContract;
import io.baton.store.NodeMessage;
import io.baton.store.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.client.codec.StringCodec;

/** The contract, and what becomes of subscriptions when the server goes, on a redis-server. */
class RedisNodeChannelIT extends NodeChannelContract {

    private static final Keyspace KEYSPACE = new Keyspace("test");

    private static RedisProcess redis;

    private final List<NodeId> lost = new CopyOnWriteArrayList<>();
    private final List<NodeMessage> mail = new CopyOnWriteArrayList<>();
    private final NodeId node = NodeId.incarnate("a");
    private final NodeChannel.Listener listener = new NodeChannel.Listener() {
        @Override
        public void received(NodeId addressee, NodeMessage message) {
            mail.add(message);
        }

        @Override
        public void lost(NodeId addressee) {
            lost.add(addressee);
        }
    };

    @BeforeAll
    static void connect() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

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
        return new RedisNodeChannel(redis.client(), KEYSPACE, redis.loss(), Answers.LOST_AFTER);
    }

    @Override
    protected void breakSubscriptions() {
        redis.killSubscriptions();
    }

    @Test
    void aRestartOfTheServerEndsASubscription() {
        try (var subscription = channel().subscribe(node, listener)) {
            redis.restart();
            await().until(() -> lost.contains(node));
        }
    }

    @Test
    void aLossIsToldBeforeTheLibraryHasSubscribedAgain() {
        try (var subscription = channel().subscribe(node, listener)) {
            redis.killSubscriptions();
            await().until(() -> channel().send(node, new NodeMessage.Ping(1)) == 1);
            await().until(() -> !mail.isEmpty());
            assertThat(lost).contains(node);
        }
    }

    @Test
    void whatNoNodeHasSentIsNotHeard() {
        try (var subscription = channel().subscribe(node, listener)) {
            redis.client()
                    .getTopic(KEYSPACE.channel(node), StringCodec.INSTANCE)
                    .publish("something else");
            channel().send(node, new NodeMessage.Ping(1));
            await().until(() -> !mail.isEmpty());
            assertThat(mail).containsExactly(new NodeMessage.Ping(1));
        }
    }

    @Test
    void aServerThatIsGoneIsUnavailable() {
        RedisProcess another = RedisProcess.start();
        NodeChannel itsChannel = new RedisNodeChannel(another.client(), KEYSPACE, another.loss(), Answers.LOST_AFTER);
        another.close();
        assertThatThrownBy(() -> itsChannel.send(node, new NodeMessage.Ping(1)))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
