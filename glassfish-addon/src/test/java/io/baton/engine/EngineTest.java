package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.testing.SaidLines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Two nodes on one store, and what must be true of them after every test: nobody holds anything, and nothing was said that was not expected. */
abstract class EngineTest {

    final Cluster cluster = new Cluster();
    final Node a = cluster.start("a");
    final Node b = cluster.start("b");
    final SessionId id = new SessionIds().next();
    final SaidLines said = new SaidLines();

    private final List<String> expectedWarnings = new ArrayList<>();

    /** Announces a warning. */
    final void expectWarning(String messageId) {
        expectedWarnings.add(messageId);
    }

    /** The session, created by node a and let go of. */
    final void sessionOfA(String name, Object value) {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put(name, value);
        }
    }

    @AfterEach
    void nothingIsLeftBehind() {
        said.close();
        for (Node node : cluster.nodes()) {
            if (node.isAlive()) {
                assertThat(node.engine().inMemory())
                        .as("held in the memory of " + node)
                        .noneMatch(LocalSession::isHeld);
                assertThat(cluster.store().holders().values())
                        .as("held in the store")
                        .doesNotContain(node.id());
            }
        }
        assertThat(said.warnings()).as("said: " + said.all()).containsExactlyElementsOf(expectedWarnings);
    }
}
