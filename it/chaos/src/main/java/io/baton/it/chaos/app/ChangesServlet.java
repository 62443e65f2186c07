// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT} begins a session, {@code POST} adds the change {@code number} to it and counts it, {@code GET} shows it, {@code DELETE} ends it; with {@code seconds}, {@code
 * PUT} and {@code POST} say how long it lives unused. Nothing but {@code PUT} ever begins a session.
 */
@WebServlet("/changes")
public class ChangesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String NUMBERS = "numbers";
    private static final int COUNTERS = 4;

    /** Requests of one session that nobody waits for any more may still be at work beside the next one. */
    private static final Object ONE_CHANGE_AT_A_TIME = new Object();

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        session.setAttribute(NUMBERS, new ArrayList<Integer>());
        IntStream.range(0, COUNTERS).forEach(place -> session.setAttribute(counter(place), 0));
        live(session, request);
        show(session, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null) {
            show(null, response);
            return;
        }
        synchronized (ONE_CHANGE_AT_A_TIME) {
            change(session, Integer.parseInt(request.getParameter("number")));
        }
        live(session, request);
        show(session, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request.getSession(false), response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null) {
            show(null, response);
            return;
        }
        session.invalidate();
        write(response, "{\"session\":\"ended\"}");
    }

    /** The list is changed in place, of which nobody tells the session; the counters are set. */
    private static void change(HttpSession session, int number) {
        numbers(session).add(number);
        String counter = counter(number % COUNTERS);
        session.setAttribute(counter, (Integer) session.getAttribute(counter) + 1);
    }

    private static void live(HttpSession session, HttpServletRequest request) {
        String seconds = request.getParameter("seconds");
        if (seconds != null) {
            session.setMaxInactiveInterval(Integer.parseInt(seconds));
        }
    }

    private static void show(@Nullable HttpSession session, HttpServletResponse response) throws IOException {
        if (session == null) {
            write(response, "{\"session\":\"none\"}");
            return;
        }
        write(response, shown(session));
    }

    private static String shown(HttpSession session) {
        synchronized (ONE_CHANGE_AT_A_TIME) {
            return "{\"session\":\"%s\",\"numbers\":\"%s\",\"counters\":\"%s\"}"
                    .formatted(
                            session.getId(),
                            joined(numbers(session).stream()),
                            joined(IntStream.range(0, COUNTERS)
                                    .mapToObj(place -> session.getAttribute(counter(place)))));
        }
    }

    private static String joined(Stream<?> values) {
        return values.map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(json);
    }

    private static String counter(int place) {
        return "counter" + place;
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> numbers(HttpSession session) {
        return (List<Integer>) session.getAttribute(NUMBERS);
    }
}
