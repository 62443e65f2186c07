// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.NodeMessage.Ask;
import io.baton.store.NodeMessage.Overdue;
import io.baton.store.NodeMessage.Ping;
import io.baton.store.NodeMessage.Released;
import io.baton.store.SessionKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Messages that somebody else sends in the name of a node cost time, and nothing else (docs/security-messages.md). */
class ForgedMessagesTest extends EngineTest {

    private static final int MANY = 300;

    private Ownership owner() {
        return Objects.requireNonNull(cluster.store().owner(Cluster.key(id)));
    }

    private void toBoth(NodeMessage message) {
        cluster.channel().send(a.id(), message);
        cluster.channel().send(b.id(), message);
    }

    private void everyMessage(long fence) {
        SessionKey key = Cluster.key(id);
        List.of(
                        new Ask(key, fence, NodeId.incarnate("forger")),
                        new Ask(key, fence, a.id()),
                        new Ask(key, fence, b.id()),
                        new Overdue(key, fence),
                        new Released(key),
                        new Ping(Long.MAX_VALUE),
                        new Ping(-1))
                .forEach(this::toBoth);
    }

    @Test
    void aSessionThatIsInUseKeepsItsOwnerAndItsChanges() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("cart", "fig");
            everyMessage(owner().fence());
            everyMessage(owner().fence() + 1);
            everyMessage(Long.MAX_VALUE);
            assertThat(owner().node()).isEqualTo(a.id());
            assertThat(hold.session().attributes().get("cart")).isEqualTo("fig");
        }
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aSessionThatIsIdleIsWrittenBeforeItIsLetGo() {
        sessionOfA("cart", "pear");
        for (int i = 0; i < MANY; i++) {
            a.put(id, "cart", i);
            everyMessage(i + 1);
            assertThat(a.get(id, "cart")).isEqualTo(i);
            assertThat(b.get(id, "cart")).isEqualTo(i);
        }
    }

    @Test
    void whoeverIsSaidToAskIsToldOnlyIfThereAreNotTooMany() {
        sessionOfA("cart", "pear");
        AtomicInteger told = new AtomicInteger();
        NodeChannel.Listener counting = new NodeChannel.Listener() {
            @Override
            public void received(NodeId addressee, NodeMessage message) {
                told.incrementAndGet();
            }

            @Override
            public void lost(NodeId addressee) {}
        };
        try (SessionHandle hold = a.open(id)) {
            for (int i = 0; i < MANY; i++) {
                NodeId forger = NodeId.incarnate("forger" + i);
                cluster.channel().subscribe(forger, counting);
                cluster.channel().send(a.id(), new Ask(Cluster.key(id), owner().fence(), forger));
            }
            assertThat(hold.session().isHeld()).isTrue();
        }
        assertThat(told).hasValue(100);
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }
}
