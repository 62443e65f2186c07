// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.NodeMessage;
import io.baton.store.SessionKey;
import io.baton.testing.SaidLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;

/**
 * Two nodes on one store, and what must be true of them after every test: no request holds anything, what a node would serve from memory without a question is
 * its own in the store, too, nobody owns anything after an orderly stop, and nothing was said that was not expected.
 */
abstract class EngineTest {

    final Cluster cluster;
    final Node a;
    final Node b;
    final SessionId id = new SessionIds().next();
    final SaidLines said = new SaidLines();

    private final List<String> expectedWarnings = new ArrayList<>();

    EngineTest() {
        this(Cluster.SETTINGS);
    }

    EngineTest(EngineSettings settings) {
        this.cluster = new Cluster(settings);
        this.a = cluster.start("a");
        this.b = cluster.start("b");
    }

    /** Announces a warning. */
    final void expectWarning(String messageId) {
        expectedWarnings.add(messageId);
    }

    /** The session, created by node a and let go of. */
    final void sessionOfA(String name, Object value) {
        sessionOfA(id, name, value);
    }

    /** A session of that id, created by node a and let go of. */
    final void sessionOfA(SessionId one, String name, Object value) {
        try (SessionHandle hold = a.create(one)) {
            hold.session().attributes().put(name, value);
        }
    }

    /** The session is used there for long enough not to wander: then nobody would own it between requests. */
    final void staysAt(Node node) {
        for (int i = 0; i < 3; i++) {
            node.get(id, "cart");
        }
    }

    /** A request changes its cart, a list, in place. */
    @SuppressWarnings("unchecked")
    static void addFig(SessionHandle hold) {
        ((List<String>) Objects.requireNonNull(hold.session().attributes().get("cart"))).add("fig");
    }

    /** Node b asks a for the session, without waiting for it. */
    final void askForIt() {
        Ownership owner = Objects.requireNonNull(cluster.store().owner(Cluster.key(id)));
        assertThat(cluster.channel().send(owner.node(), new NodeMessage.Ask(Cluster.key(id), owner.fence(), b.id())))
                .isPositive();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        List<Node> living = cluster.nodes().stream().filter(Node::isAlive).toList();
        living.forEach(this::nothingIsHeldAndMemoryIsRight);
        living.stream().filter(node -> !node.isStopped()).forEach(node -> node.stop(Duration.ZERO));
        said.close();
        assertThat(cluster.store().owners().values())
                .as("owned by living nodes that stopped")
                .noneMatch(owner ->
                        living.stream().anyMatch(node -> node.id().instance().equals(owner.instance())));
        assertThat(said.warnings()).as("said: " + said.all()).containsExactlyElementsOf(expectedWarnings);
    }

    private void nothingIsHeldAndMemoryIsRight(Node node) {
        assertThat(node.engine().inMemory()).as("held in the memory of " + node).noneMatch(LocalSession::isHeld);
        for (LocalSession session : node.engine().inMemory()) {
            SessionKey key = Cluster.key(session.id());
            if (session.isOurs() && cluster.store().sessions().contains(key)) {
                assertThat(cluster.store().owner(key))
                        .as("owner of what " + node + " would serve from memory")
                        .isEqualTo(session.record().ownership());
            }
        }
    }
}
