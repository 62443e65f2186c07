// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.session.NotReplicatedException;
import io.baton.session.NotStoredException;
import io.baton.session.ReplicatedSession;
import io.baton.session.ReplicationMode;
import io.baton.session.ReplicationStatus;
import io.baton.session.SessionReplication;
import io.baton.session.line.Line;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R6.3, R7.1: what applications are told of their session, with Baton's session manager at the other end of the line and without. */
class SessionReplicationTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SaidLines said = new SaidLines();

    @AfterEach
    void stopListening() {
        said.close();
    }

    /** Stands in for the servlet container's own bean. */
    @Dependent
    static class Requests {

        static HttpServletRequest current = WebContext.request(WebContext.of("/shop", Map.of()), "none");

        @Produces
        @Dependent
        HttpServletRequest current() {
            return current;
        }
    }

    private static SeContainer start(Class<?>... beans) {
        return SeContainerInitializer.newInstance().addBeanClasses(beans).initialize();
    }

    private static SessionReplication replication(SeContainer container) {
        return container.select(SessionReplication.class).get();
    }

    @Test
    void withoutServletsThereIsNone() {
        try (SeContainer container = start(SomeBean.class)) {
            isNone(replication(container), "there are no servlets here, and so no sessions");
        }
    }

    @Test
    void withoutTheSessionManagerThereIsNone() {
        try (SeContainer container = start(Requests.class)) {
            Requests.current = WebContext.request(WebContext.of("/shop", Map.of()), "id");
            isNone(replication(container), "Baton's session manager does not run here");
        }
    }

    @Test
    void forAnApplicationThatIsLeftAloneThereIsNone() {
        try (SeContainer container = start(Requests.class)) {
            Map<String, ?> status =
                    Map.of(ReplicationStatus.CONTEXT_ATTRIBUTE, new ReplicationStatus(false, "not distributable"));
            Requests.current = WebContext.request(WebContext.of("/shop", status), "id");
            isNone(replication(container), "not distributable");
        }
    }

    private static void isNone(SessionReplication replication, String reason) {
        assertThat(replication.isReplicated()).isFalse();
        assertThat(replication.reason()).isEqualTo(reason);
        assertThat(replication.mode()).isEqualTo(ReplicationMode.NONE);
        assertThat(replication.session()).isEmpty();
        replication.markChanged("cart");
        assertThatThrownBy(replication::flush)
                .isInstanceOf(NotReplicatedException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("isReplicated()");
    }

    @Test
    void theSessionManagerAnswers() {
        List<Map<String, Object>> questions = new ArrayList<>();
        Map<String, Map<String, Object>> answers = new HashMap<>(Map.of(
                Line.ASK_MODE,
                Map.of(Line.MODE, "interval"),
                Line.LOOK,
                Map.of(Line.OWNER, "i1", Line.VERSION, 7L, Line.LAST_BACKUP, NOON, Line.SIZE, 99L),
                Line.FLUSH,
                Map.of(Line.STORED, true)));
        Function<Map<String, Object>, Map<String, Object>> line = question -> {
            questions.add(question);
            return answers.getOrDefault((String) question.get(Line.VERB), Map.of());
        };
        try (SeContainer container = start(Requests.class)) {
            Requests.current = WebContext.request(
                    WebContext.of(
                            "/shop",
                            Map.of(
                                    Line.ATTRIBUTE,
                                    line,
                                    ReplicationStatus.CONTEXT_ATTRIBUTE,
                                    new ReplicationStatus(true, "distributable"))),
                    "id-1");
            SessionReplication replication = replication(container);
            assertThat(replication.isReplicated()).isTrue();
            assertThat(replication.reason()).isEqualTo("distributable");
            assertThat(replication.mode()).isEqualTo(ReplicationMode.INTERVAL);
            assertThat(replication.session()).contains(new ReplicatedSession("i1", 7, Optional.of(NOON), 99));
            replication.flush();
            replication.markChanged("cart");
            assertThat(questions)
                    .contains(Map.of(Line.VERB, Line.FLUSH, Line.ID, "id-1"))
                    .contains(Map.of(Line.VERB, Line.MARK, Line.ID, "id-1", Line.NAME, "cart"));
            answers.put(Line.FLUSH, Map.of(Line.STORED, false));
            assertThatThrownBy(replication::flush).isInstanceOf(NotStoredException.class);
        }
    }

    @Test
    void aSessionManagerOfAnotherVersionIsUnderstoodAsFarAsItGoes() {
        Function<Map<String, Object>, Map<String, Object>> line = question -> Map.of("novelty", 1);
        try (SeContainer container = start(Requests.class)) {
            Requests.current = WebContext.request(WebContext.of("/shop", Map.of(Line.ATTRIBUTE, line)), "id-1");
            assertThat(replication(container).mode()).isEqualTo(ReplicationMode.NONE);
            assertThat(replication(container).session())
                    .contains(new ReplicatedSession("null", 0, Optional.empty(), 0));
        }
    }
}
