// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/** What is to be seen of the scopes from wherever it is asked. */
final class Scopes {

    private Scopes() {}

    /** Whether the session scope is active here, and what the note in it says, which is not made for that. */
    static String session() {
        BeanManager manager = CDI.current().getBeanManager();
        try {
            Context sessions = manager.getContext(SessionScoped.class);
            Note note = sessions.get(noteBean(manager));
            return "session scope active, " + (note == null ? "no note" : "note " + note.words());
        } catch (ContextNotActiveException none) {
            return "session scope not active";
        }
    }

    @SuppressWarnings("unchecked") // the bean of that type
    static Bean<Note> noteBean(BeanManager manager) {
        return (Bean<Note>) manager.resolve(manager.getBeans(Note.class));
    }

    /** Whether the request wants the begin and end of that kind of scope written down: each request has some. */
    static boolean areHeard(ServletRequest request, String kind) {
        return kind.equals(request.getParameter("hear"));
    }

    /** The same of the current request and its session. */
    static boolean areHeard() {
        return areHeard(CDI.current().select(HttpServletRequest.class).get(), "session");
    }
}
