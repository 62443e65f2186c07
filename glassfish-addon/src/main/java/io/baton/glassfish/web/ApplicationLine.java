// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.config.BackupMode;
import io.baton.engine.LocalSession;
import io.baton.session.line.Line;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the extension in an application is answered about its sessions; see {@link Line}. */
final class ApplicationLine implements Function<Map<String, Object>, Map<String, Object>> {

    private final BatonManager manager;
    private final BackupMode mode;

    /**
     * @param manager of the application
     * @param mode of this server
     */
    ApplicationLine(BatonManager manager, BackupMode mode) {
        this.manager = manager;
        this.mode = mode;
    }

    @Override
    public Map<String, Object> apply(Map<String, Object> question) {
        if (Line.ASK_MODE.equals(question.get(Line.VERB))) {
            return Map.of(Line.MODE, mode.name().toLowerCase(Locale.ROOT));
        }
        return session(question).map(session -> answer(question, session)).orElse(Map.of());
    }

    private Optional<LocalSession> session(Map<String, Object> question) {
        return question.get(Line.ID) instanceof String id ? manager.inUse(id) : Optional.empty();
    }

    private static Map<String, Object> answer(Map<String, Object> question, LocalSession session) {
        if (Line.LOOK.equals(question.get(Line.VERB))) {
            return look(session);
        }
        if (Line.FLUSH.equals(question.get(Line.VERB))) {
            return Map.of(Line.STORED, session.confirm());
        }
        if (Line.MARK.equals(question.get(Line.VERB)) && question.get(Line.NAME) instanceof String name) {
            session.view().markChanged(name);
        }
        return Map.of();
    }

    private static Map<String, Object> look(LocalSession session) {
        LocalSession.Backup backup = session.backup();
        Map<String, Object> answer = new HashMap<>();
        answer.put(Line.OWNER, session.node().instance());
        answer.put(Line.VERSION, backup.version());
        answer.put(Line.SIZE, backup.bytes());
        if (backup.at() != null) {
            answer.put(Line.LAST_BACKUP, backup.at());
        }
        return Map.copyOf(answer);
    }
}
