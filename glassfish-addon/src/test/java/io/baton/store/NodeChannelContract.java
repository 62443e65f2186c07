// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionIds;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link NodeChannel} does. */
public abstract class NodeChannelContract {

    private static final SessionKey KEY =
            SessionKey.of(new ApplicationName("/shop/with space"), new SessionIds().next());

    private final NodeId node = NodeId.incarnate("a");
    private final NodeId other = NodeId.incarnate("b");
    private final Mailbox mail = new Mailbox();

    /** The implementation, connected. */
    protected abstract NodeChannel channel();

    /** Ends the connections that have subscriptions. */
    protected abstract void breakSubscriptions();

    /** Keeps what comes. */
    protected static final class Mailbox implements NodeChannel.Listener {

        private record Letter(NodeId addressee, NodeMessage message) {}

        private final List<Letter> letters = new CopyOnWriteArrayList<>();
        private final List<NodeId> lost = new CopyOnWriteArrayList<>();

        @Override
        public void received(NodeId addressee, NodeMessage message) {
            letters.add(new Letter(addressee, message));
        }

        @Override
        public void lost(NodeId addressee) {
            lost.add(addressee);
        }

        /** Returns when the message has come. */
        void awaitLetter(NodeId addressee, NodeMessage message) {
            await().until(() -> letters.contains(new Letter(addressee, message)));
        }

        /** Returns when the loss of the subscription was told. */
        void awaitLoss(NodeId addressee) {
            await().until(() -> lost.contains(addressee));
        }
    }

    /** A subscription as soon as there is a connection for it: a node tries again with its next renewal. */
    protected final NodeChannel.Subscription subscribeAfterALoss(NodeId next) {
        return await().ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> channel().subscribe(next, mail), there -> true);
    }

    static Stream<NodeMessage> messages() {
        return Stream.of(
                new NodeMessage.Ping(17),
                new NodeMessage.Ask(KEY, 42, NodeId.incarnate("asker")),
                new NodeMessage.Released(KEY));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageArrivesAsItWas(NodeMessage message) {
        try (var subscription = channel().subscribe(node, mail)) {
            assertThat(channel().send(node, message)).isEqualTo(1);
            mail.awaitLetter(node, message);
        }
        assertThat(mail.letters).hasSize(1);
    }

    @Test
    void aMessageToNobodyIsReceivedByNobody() {
        assertThat(channel().send(node, new NodeMessage.Ping(1))).isZero();
    }

    @Test
    void aMessageToAnotherNodeIsItsOwn() {
        Mailbox others = new Mailbox();
        try (var one = channel().subscribe(node, mail);
                var another = channel().subscribe(other, others)) {
            channel().send(other, new NodeMessage.Ping(1));
            others.awaitLetter(other, new NodeMessage.Ping(1));
            channel().send(node, new NodeMessage.Ping(2));
            mail.awaitLetter(node, new NodeMessage.Ping(2));
        }
        assertThat(others.letters).hasSize(1);
        assertThat(mail.letters).hasSize(1);
    }

    @Test
    void aSubscriptionHearsFromTheMomentItIsThere() {
        for (int i = 1; i <= 20; i++) {
            NodeId next = NodeId.incarnate("a");
            try (var subscription = channel().subscribe(next, mail)) {
                assertThat(channel().send(next, new NodeMessage.Ping(i))).isEqualTo(1);
                mail.awaitLetter(next, new NodeMessage.Ping(i));
            }
        }
        assertThat(mail.lost).doesNotHaveDuplicates();
    }

    @Test
    void aSubscriptionThatIsNotClosedIsNotLost() {
        try (var subscription = channel().subscribe(node, mail)) {
            channel().subscribe(other, new Mailbox()).close();
            channel().send(node, new NodeMessage.Ping(1));
            mail.awaitLetter(node, new NodeMessage.Ping(1));
            assertThat(mail.lost).isEmpty();
        }
    }

    @Test
    void aClosedSubscriptionHearsNothing() {
        channel().subscribe(node, mail).close();
        assertThat(channel().send(node, new NodeMessage.Ping(1))).isZero();
        Mailbox next = new Mailbox();
        try (var again = channel().subscribe(node, next)) {
            assertThat(channel().send(node, new NodeMessage.Ping(2))).isEqualTo(1);
            next.awaitLetter(node, new NodeMessage.Ping(2));
        }
        assertThat(mail.letters).isEmpty();
    }

    @Test
    void closingTwiceIsClosing() {
        var subscription = channel().subscribe(node, mail);
        subscription.close();
        subscription.close();
        assertThat(channel().send(node, new NodeMessage.Ping(1))).isZero();
    }

    @Test
    void aSubscriptionWhoseConnectionEndsIsLost() {
        try (var subscription = channel().subscribe(node, mail)) {
            breakSubscriptions();
            mail.awaitLoss(node);
        }
    }

    @Test
    void theNextIncarnationIsHeardAfterALoss() {
        channel().subscribe(node, mail);
        breakSubscriptions();
        mail.awaitLoss(node);
        NodeId next = NodeId.incarnate("a");
        try (var subscription = subscribeAfterALoss(next)) {
            assertThat(channel().send(next, new NodeMessage.Ping(1))).isEqualTo(1);
            mail.awaitLetter(next, new NodeMessage.Ping(1));
            assertThat(mail.lost).doesNotContain(next);
        }
    }
}
