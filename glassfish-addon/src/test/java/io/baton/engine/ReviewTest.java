// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.ApplicationCodec;
import io.baton.codec.AttributeCodec;
import io.baton.codec.Encoded;
import io.baton.codec.PlainStreams;
import io.baton.codec.UncodableException;
import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import io.baton.engine.attributes.AttributeView;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.testing.SaidLines;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Two nodes on one store, of which the first can be told to do something while it encodes a value, as another thread would. */
abstract class ReviewTest {

    static final EngineSettings INTERVAL = new EngineSettings(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Scope.INSTANCE,
            Backup.INTERVAL,
            Duration.ofSeconds(5),
            Duration.ofHours(1),
            Duration.ofSeconds(60),
            AttributeView.Model.SPLIT,
            Cluster.LAZY,
            EngineSettings.Memory.UNLIMITED,
            EngineSettings.Consistency.AVAILABLE,
            EngineSettings.Unstored.UNLIMITED);

    final Cluster cluster;
    final Codec codec = new Codec();
    final Node a;
    final Node b;
    final SessionId id = new SessionIds().next();
    final SaidLines said = new SaidLines();

    ReviewTest(EngineSettings settings) {
        cluster = new Cluster(settings);
        a = cluster.start("a", codec);
        b = cluster.start("b");
        // From now on either finds the other's former name dead at once, before the other claims what it has under its
        // new one.
        cluster.time().pass(Node.LEASE);
    }

    @AfterEach
    final void hearsNoMore() {
        said.close();
    }

    /** The session, created by node a and let go of. */
    final void sessionOfA(String name, Object value) {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put(name, value);
        }
    }

    /** Node a's memory of the session. */
    final LocalSession memoryOfA() {
        assertThat(a.engine().inMemory()).hasSize(1);
        return a.engine().inMemory().iterator().next();
    }

    /** The store ends a node's subscription, and the node notices at once. */
    final void loseSubscription(Node node) {
        NodeId former = node.id();
        cluster.channel().drop(former);
        node.lease().lost(former);
    }

    /** The usual codec that does something else when a value has just been encoded. */
    static final class Codec implements AttributeCodec {

        private final AttributeCodec usual = new ApplicationCodec(PlainStreams.ofTests(), Set.of());
        private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
        private int encoded;

        void afterNextEncoding(Runnable work) {
            meanwhile.set(work);
        }

        int encoded() {
            return encoded;
        }

        @Override
        public Encoded encode(Object value) throws UncodableException {
            encoded++;
            Encoded content = usual.encode(value);
            Runnable work = meanwhile.getAndSet(null);
            if (work != null) {
                work.run();
            }
            return content;
        }

        @Override
        public Object decode(Encoded content) throws UncodableException {
            return usual.decode(content);
        }
    }
}
