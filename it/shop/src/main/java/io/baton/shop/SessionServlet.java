// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.shop;

import io.baton.session.SessionReplication;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows where the session lives, its version, and its last move. */
@WebServlet("/session")
public class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient SessionReplication replication;
    private final transient Journey journey;

    /** Takes what it shows. */
    @Inject
    public SessionServlet(SessionReplication replication, Journey journey) {
        this.replication = replication;
        this.journey = journey;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession();
        SessionView view = SessionView.of(replication, journey);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(SessionPage.of(view));
    }
}
