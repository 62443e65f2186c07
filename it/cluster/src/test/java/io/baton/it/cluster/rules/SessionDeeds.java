// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** What is done to a session and its {@link Note}. */
class SessionDeeds {

    private static final String PROXY = "proxy";

    @Inject
    private Note note;

    @Inject
    private Instance<Note> notes;

    @Inject
    private BeanManager manager;

    String act(String deed, HttpServletRequest request) throws InterruptedException {
        return switch (deed) {
            case "nothing" -> "session " + (request.getSession(false) == null ? "none" : "there");
            case "begin" -> "new " + request.getSession().isNew();
            case "note" -> note.add(request.getParameter("word"));
            case "words" -> note.words();
            case "fail" -> throw new IllegalStateException("after " + note.add("failed"));
            case "leave" -> leave(request.getSession());
            case "leave-and-stay" ->
                leave(request.getSession()) + ", new " + request.getSession().isNew() + ", " + note.words();
            case "rename" -> "another id " + !request.getSession().getId().equals(request.changeSessionId());
            case "short" -> shorten(request.getSession());
            case "destroy" -> destroy();
            case "dismiss" -> dismiss();
            case "keep" -> keep(request.getSession());
            case "kept" -> ((Note) request.getSession().getAttribute(PROXY)).words();
            case "thread" -> onAnotherThread();
            default -> throw new IllegalArgumentException(deed);
        };
    }

    private String leave(HttpSession session) {
        session.invalidate();
        return "left";
    }

    private String shorten(HttpSession session) {
        session.setMaxInactiveInterval(1);
        return "short";
    }

    private String destroy() {
        AlterableContext sessions = (AlterableContext) manager.getContext(SessionScoped.class);
        sessions.destroy(Scopes.noteBean(manager));
        return "destroyed, " + Scopes.session();
    }

    private String dismiss() {
        notes.destroy(notes.get());
        return "dismissed, " + Scopes.session();
    }

    private String keep(HttpSession session) {
        session.setAttribute(PROXY, note);
        return "kept";
    }

    private static String onAnotherThread() throws InterruptedException {
        Thread thread = new Thread(() -> Journal.write("a thread of its own: " + Scopes.session()));
        thread.setContextClassLoader(SessionDeeds.class.getClassLoader());
        thread.start();
        thread.join();
        return "joined";
    }
}
