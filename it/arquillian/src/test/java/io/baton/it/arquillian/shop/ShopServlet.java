// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.shop;

import io.baton.session.SessionReplication;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Does one thing for a customer, and answers with what came of it. */
@WebServlet("/shop/*")
public class ShopServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Basket basket;
    private final transient Journal journal;
    private final transient SessionReplication replication;
    private final transient Notes notes;

    /** Takes what it works with. */
    @Inject
    public ShopServlet(Basket basket, Journal journal, SessionReplication replication, Notes notes) {
        this.basket = basket;
        this.journal = journal;
        this.replication = replication;
        this.notes = notes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .write(
                        switch (request.getPathInfo()) {
                            case "/enter" -> enter(request);
                            case "/add" -> add(request);
                            case "/basket" -> String.join(", ", basket.articles());
                            case "/previews" -> request.getSession().getAttribute("previews") == null ? "none" : "some";
                            case "/journey" ->
                                String.valueOf(request.getSession().getAttribute(Journal.JOURNEY));
                            case "/journal" -> String.join(", ", journal.entries());
                            case "/hurry" -> hurry(request);
                            case "/note" -> note(request);
                            case "/version" -> flushed();
                            case "/correct" -> correct(request);
                            default -> throw new IllegalArgumentException(request.getPathInfo());
                        });
    }

    private static String enter(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(Journal.CUSTOMER, request.getParameter("customer"));
        session.setAttribute("previews", new Previews());
        return "welcome";
    }

    private String add(HttpServletRequest request) {
        basket.add(request.getParameter("article"));
        return "added";
    }

    private static String hurry(HttpServletRequest request) {
        request.getSession().setMaxInactiveInterval(1);
        return "closing";
    }

    private String note(HttpServletRequest request) {
        Note note = new Note(request.getParameter("text"));
        request.getSession().setAttribute("note", note);
        notes.keep(request.getSession().getId(), note);
        return flushed();
    }

    /** Changes the note without asking the session for it. */
    private String correct(HttpServletRequest request) {
        notes.of(request.getSession().getId()).change(request.getParameter("text"));
        if (request.getParameter("said") != null) {
            replication.markChanged("note");
        }
        return flushed();
    }

    private String flushed() {
        replication.flush();
        return "version " + replication.session().orElseThrow().version();
    }
}
