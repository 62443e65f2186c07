// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.across;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** What is done in one application, with the request as that application is given it. */
final class Deed {

    private static final String COUNT = "count";
    private static final String PAGE = "/do";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ServletContext application;

    Deed(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.application = request.getServletContext();
    }

    void act(String what, String how) throws ServletException, IOException {
        switch (what) {
            case "include" -> dispatcher(how).include(request, response);
            case "forward" -> dispatcher(how).forward(request, response);
            case "async" -> request.startAsync().dispatch(application.getContext(how), PAGE);
            case "count" -> count();
            case "look" -> look();
            case "bind" -> request.getSession().setAttribute("bound", new Bound(how));
            case "life" -> request.getSession().setMaxInactiveInterval(Integer.parseInt(how));
            case "rename" -> Journal.write(application, "is given #" + request.changeSessionId());
            case "end" -> request.getSession().invalidate();
            case "fail" -> throw new UnsupportedOperationException("wanted");
            case "error" -> response.sendError(HttpServletResponse.SC_GONE);
            default -> throw new ServletException("No deed: " + what);
        }
    }

    private RequestDispatcher dispatcher(String path) {
        return application.getContext(path).getRequestDispatcher(PAGE);
    }

    private void count() {
        HttpSession session = request.getSession();
        int count = session.getAttribute(COUNT) instanceof Integer known ? known + 1 : 1;
        session.setAttribute(COUNT, count);
        Journal.write(session, "counts " + count + (session.isNew() ? " in its new session" : ""));
    }

    private void look() {
        HttpSession session = request.getSession(false);
        if (session == null) {
            Journal.write(
                    application, "has no session; the id asked for is valid: " + request.isRequestedSessionIdValid());
        } else {
            Journal.write(
                    session,
                    "has count " + session.getAttribute(COUNT) + " for " + session.getMaxInactiveInterval()
                            + " s; the id asked for is valid: " + request.isRequestedSessionIdValid());
        }
    }
}
