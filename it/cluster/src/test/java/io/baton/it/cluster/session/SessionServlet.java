// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.session;

import io.baton.session.NotReplicatedException;
import io.baton.session.ReplicatedSession;
import io.baton.session.SessionReplication;
import io.baton.session.Unreplicated;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** Does one thing in the current session, and answers what came of it. */
@WebServlet("/session/*")
public class SessionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient SessionReplication replication;
    private final transient Traveller traveller;
    private final transient Logbook logbook;
    private final transient Cache cache;

    /** Takes what it works with. */
    @Inject
    public SessionServlet(SessionReplication replication, Traveller traveller, Logbook logbook, Cache cache) {
        this.replication = replication;
        this.traveller = traveller;
        this.logbook = logbook;
        this.cache = cache;
    }

    /** Not serializable, and not meant to be. */
    @Unreplicated
    private static final class Connection {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .write(
                        switch (request.getPathInfo()) {
                            case "/begin" -> begin(request);
                            case "/look" -> look();
                            case "/heard" -> String.valueOf(request.getSession().getAttribute(Logbook.HEARD));
                            case "/bean" -> String.join(",", traveller.heard());
                            case "/cache" ->
                                cache.use() + " " + (request.getSession().getAttribute("connection") != null);
                            case "/events" -> String.join(",", logbook.events());
                            case "/flush" -> flush(request);
                            case "/short" -> shorten(request);
                            default -> throw new IllegalArgumentException(request.getPathInfo());
                        });
    }

    private String begin(HttpServletRequest request) {
        request.getSession().setAttribute("name", "alice");
        request.getSession().setAttribute("proxy", traveller);
        request.getSession().setAttribute("connection", new Connection());
        traveller.heard();
        return "begun";
    }

    private String look() {
        Optional<ReplicatedSession> session = replication.session();
        return "{\"replicated\":" + replication.isReplicated() + ",\"mode\":\"" + replication.mode() + "\",\"owner\":\""
                + session.map(ReplicatedSession::owner).orElse("nobody") + "\",\"version\":"
                + session.map(ReplicatedSession::version).orElse(-1L) + ",\"size\":"
                + session.map(ReplicatedSession::size).orElse(-1L) + ",\"written\":"
                + session.flatMap(ReplicatedSession::lastBackup).isPresent() + "}";
    }

    private String flush(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute("flushed", request.getParameter("value"));
        long before = replication.session().map(ReplicatedSession::version).orElse(-1L);
        try {
            replication.flush();
        } catch (NotReplicatedException refused) {
            return "refused: " + refused.getMessage();
        }
        long after = replication.session().map(ReplicatedSession::version).orElse(-1L);
        // What the test checks in the store is what was there before the response.
        return (after - before) + " more";
    }

    private static String shorten(HttpServletRequest request) {
        request.getSession().setMaxInactiveInterval(1);
        return "short";
    }
}
