// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.enterprise.context.BusyConversationException;
import jakarta.enterprise.context.NonexistentConversationException;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /do/KIND/DEED} does something and answers what came of it; {@code /do/forward/KIND/DEED} and the like do it in another way. */
@WebServlet(urlPatterns = "/do/*", asyncSupported = true)
public class RulesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SessionDeeds sessions;

    @Inject
    private transient ConversationDeeds conversations;

    @Inject
    private transient PartDeeds parts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String[] words = path(request).substring(1).split("/", 2);
        switch (words[0]) {
            case "forward" -> request.getRequestDispatcher("/do/" + words[1]).forward(request, response);
            case "include" -> request.getRequestDispatcher("/do/" + words[1]).include(request, response);
            case "async" -> later(request.startAsync(), words[1]);
            default -> response.getWriter().write(answer(request, words[0], words[1]));
        }
    }

    private static String path(HttpServletRequest request) {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        return included == null ? request.getPathInfo() : included.toString();
    }

    /** On a thread of the container, or in another dispatch. */
    private static void later(AsyncContext async, String how) {
        async.addListener(new AsyncWatch());
        if (how.equals("dispatch")) {
            async.dispatch("/do/async-look/dispatch");
        } else {
            async.start(() -> {
                Journal.write("asynchronous thread: " + Scopes.session());
                async.complete();
            });
        }
    }

    private String answer(HttpServletRequest request, String kind, String deed) throws ServletException {
        try {
            return switch (kind) {
                case "session" -> sessions.act(deed, request);
                case "conversation" -> conversations.act(deed, request);
                case "part" -> parts.act(deed, request);
                case "async-look" -> Scopes.session();
                default -> throw new IllegalArgumentException(kind);
            };
        } catch (NonexistentConversationException gone) {
            return "NonexistentConversationException, " + conversations.look();
        } catch (BusyConversationException busy) {
            return "BusyConversationException, " + conversations.look();
        } catch (InterruptedException e) {
            throw new ServletException(e);
        }
    }
}
