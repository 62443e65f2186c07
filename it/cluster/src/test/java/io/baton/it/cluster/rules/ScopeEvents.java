// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpSession;

/** Writes down the begin and end of scopes. */
@ApplicationScoped
public class ScopeEvents {

    void begins(@Observes @Initialized(SessionScoped.class) Object what) {
        if (Scopes.areHeard()) {
            Journal.write("session scope begins: " + kind(what));
        }
    }

    void isAboutToEnd(@Observes @BeforeDestroyed(SessionScoped.class) Object what) {
        Journal.write("session scope is about to end: " + kind(what));
    }

    void ends(@Observes @Destroyed(SessionScoped.class) Object what) {
        Journal.write("session scope ends: " + kind(what));
    }

    void conversationBegins(@Observes @Initialized(ConversationScoped.class) Object what) {
        writeOfConversation("begins", what);
    }

    void conversationIsAboutToEnd(@Observes @BeforeDestroyed(ConversationScoped.class) Object what) {
        writeOfConversation("is about to end", what);
    }

    void conversationEnds(@Observes @Destroyed(ConversationScoped.class) Object what) {
        writeOfConversation("ends", what);
    }

    private static void writeOfConversation(String happens, Object what) {
        if (!(what instanceof ServletRequest request) || Scopes.areHeard(request, "conversation")) {
            Journal.write("conversation scope " + happens + ": " + kind(what));
        }
    }

    private static String kind(Object what) {
        if (what instanceof HttpSession) {
            return "the session";
        }
        return what instanceof ServletRequest ? "the request" : "conversation " + what;
    }
}
