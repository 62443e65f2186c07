// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST} does what the words say, one after the other, to the session that there is; {@code GET} shows the session, {@code PUT} tells whether a request
 * waits and lets it go on, {@code DELETE} chooses a prank for this instance.
 */
@WebServlet("/act")
public class ActServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final long LONGEST_SECONDS = 60;

    private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String found = "known";
        HttpSession session = request.getSession(false);
        for (String step : request.getParameter("do").split(" ", -1)) {
            if (step.equals("create")) {
                session = request.getSession(true);
            } else if (step.equals("wait")) {
                pass(request.getParameter("key"));
            } else if (session == null) {
                found = "none";
            } else {
                act(request, session, step.split("[:=]", 3));
            }
        }
        response.getWriter().write("{\"session\":\"" + found + "\"}");
    }

    private static void act(HttpServletRequest request, HttpSession session, String[] words) {
        switch (words[0]) {
            case "set" -> session.setAttribute(words[1], words[2]);
            case "bind" -> session.setAttribute(words[1], new Bound(words[2]));
            case "again" -> session.setAttribute(words[1], session.getAttribute(words[1]));
            case "null" -> session.setAttribute(words[1], null);
            case "remove" -> session.removeAttribute(words[1]);
            case "mutate" -> ((Bound) session.getAttribute(words[1])).label(words[2]);
            case "life" -> session.setMaxInactiveInterval(Integer.parseInt(words[1]));
            case "rename" -> request.changeSessionId();
            case "invalidate" -> session.invalidate();
            default -> throw new IllegalArgumentException("no such step: " + words[0]);
        }
    }

    private static void pass(String key) {
        CountDownLatch gate = new CountDownLatch(1);
        GATES.put(key, gate);
        try {
            if (!gate.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came to open the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        response.getWriter()
                .write(
                        session == null
                                ? "{\"session\":\"none\"}"
                                : "{\"session\":\"known\",\"word\":\"%s\",\"late\":\"%s\",\"life\":%d}"
                                        .formatted(
                                                session.getAttribute("word"),
                                                session.getAttribute("late"),
                                                session.getMaxInactiveInterval()));
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CountDownLatch gate = GATES.get(request.getParameter("key"));
        if (gate != null && request.getParameter("open") != null) {
            gate.countDown();
        }
        response.getWriter().write("{\"waiting\":" + (gate != null) + "}");
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        Prank.choose(Prank.valueOf(request.getParameter("prank")));
    }
}
