// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.EngineSettings.Scope;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Interval mode: a request comes and goes while the session is being encoded in the background, under no lock. */
class StaleDraftTest extends EngineTest {

    StaleDraftTest() {
        super(Cluster.settings(Scope.INSTANCE, Backup.INTERVAL));
    }

    /** A session with a value, and one after it during whose next encoding another request changes the first. */
    private void sessionThatIsChangedWhileItIsEncoded() {
        sessionOfA("a", new ArrayList<>(List.of("1")));
        Meanwhile slow = new Meanwhile();
        a.put(id, "z", slow);
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().get("a");
        }
        slow.work = () -> {
            try (SessionHandle hold = a.open(id)) {
                list(hold).add("2");
            }
        };
    }

    @Test
    void whatItChangedGoesAlongWithAHandOver() {
        sessionThatIsChangedWhileItIsEncoded();
        assertThat(b.get(id, "a")).isEqualTo(List.of("1", "2"));
    }

    @Test
    void whatItChangedIsWrittenByTheSameFlushOrTheNext() {
        sessionThatIsChangedWhileItIsEncoded();
        cluster.time().pass(cluster.settings().backupInterval().multipliedBy(2));
        a.die();
        assertThat(b.get(id, "a")).isEqualTo(List.of("1", "2"));
        assertThat(said.ids()).contains("BATON3007");
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(SessionHandle hold) {
        return (List<String>) Objects.requireNonNull(hold.session().attributes().get("a"));
    }

    /** A value during whose first encoding something happens. */
    private static final class Meanwhile implements Serializable {

        private static final long serialVersionUID = 1L;

        private transient @Nullable Runnable work;

        private void writeObject(ObjectOutputStream out) {
            Runnable once = work;
            work = null;
            if (once != null) {
                once.run();
            }
        }
    }
}
