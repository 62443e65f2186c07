// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.NotReplicatedException;
import io.baton.session.NotStoredException;
import io.baton.session.ReplicatedSession;
import io.baton.session.ReplicationMode;
import io.baton.session.SessionReplication;
import io.baton.session.line.Line;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@link SessionReplication} of whatever request the thread serves; links where there are no servlet classes. */
class CurrentReplication implements SessionReplication {

    private static final String NO_SERVLETS = "there are no servlets here, and so no sessions";

    @Override
    public boolean isReplicated() {
        return application().map(ApplicationReplication::isReplicated).orElse(false);
    }

    @Override
    public String reason() {
        return application().map(ApplicationReplication::reason).orElse(NO_SERVLETS);
    }

    @Override
    public ReplicationMode mode() {
        return application()
                .map(each -> each.ask(Map.of(Line.VERB, Line.ASK_MODE)))
                .map(CurrentReplication::mode)
                .orElse(ReplicationMode.NONE);
    }

    private static ReplicationMode mode(Map<String, Object> answer) {
        Object said = answer.get(Line.MODE);
        if ("interval".equals(said)) {
            return ReplicationMode.INTERVAL;
        }
        return "request".equals(said) ? ReplicationMode.REQUEST : ReplicationMode.NONE;
    }

    @Override
    public Optional<ReplicatedSession> session() {
        return ask(Line.LOOK, Map.of()).filter(answer -> !answer.isEmpty()).map(CurrentReplication::session);
    }

    private static ReplicatedSession session(Map<String, Object> answer) {
        return new ReplicatedSession(
                String.valueOf(answer.get(Line.OWNER)),
                answer.get(Line.VERSION) instanceof Long version ? version : 0,
                answer.get(Line.LAST_BACKUP) instanceof Instant at ? Optional.of(at) : Optional.empty(),
                answer.get(Line.SIZE) instanceof Long size ? size : 0);
    }

    @Override
    public void flush() {
        if (!isReplicated()) {
            throw new NotReplicatedException("Nothing can be flushed, for the sessions of this application are not"
                    + " replicated: " + reason() + ". SessionReplication.isReplicated() tells that beforehand.");
        }
        Optional<Map<String, Object>> answer = ask(Line.FLUSH, Map.of());
        if (answer.isPresent() && !Boolean.TRUE.equals(answer.get().get(Line.STORED))) {
            throw new NotStoredException("The store has not got all changes of this session. If it cannot be reached,"
                    + " they stay in memory and are written when it can; if the session ended or another instance has"
                    + " taken it over, they are lost. The server log says which.");
        }
    }

    @Override
    public void markChanged(String attribute) {
        ask(Line.MARK, Map.of(Line.NAME, attribute));
    }

    private static Optional<Map<String, Object>> ask(String verb, Map<String, Object> more) {
        return application().flatMap(each -> each.askAboutSession(verb, more));
    }

    private static Optional<ApplicationReplication> application() {
        return NamedType.HTTP_SERVLET_REQUEST.isThere() ? ApplicationReplication.current() : Optional.empty();
    }
}
