// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code POST} counts one further and shows the counts, {@code GET} shows them; {@code DELETE} ends the session. */
@WebServlet("/count")
public class CounterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Tally tally;

    /** Takes the tally of whoever asks: a proxy that leads to the bean of the current session. */
    @Inject
    public CounterServlet(Tally tally) {
        this.tally = tally;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        session.setAttribute("count", count(session) + 1);
        List<Integer> list = list(session);
        if (list.isEmpty()) {
            session.setAttribute("list", list);
        }
        // From the second time on, nobody tells the session that this list changed.
        list.add(list.size() + 1);
        tally.increment();
        show(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().invalidate();
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(
                        session == null
                                ? "{\"instance\":\"%s\",\"session\":\"none\"}".formatted(here())
                                : "{\"instance\":\"%s\",\"session\":\"%s\",\"count\":%d,\"list\":%d,\"bean\":%d}"
                                        .formatted(
                                                here(),
                                                session.isNew() ? "new" : "known",
                                                count(session),
                                                list(session).size(),
                                                tally.count()));
    }

    private static String here() {
        return System.getProperty("com.sun.aas.instanceName");
    }

    private static int count(HttpSession session) {
        Integer count = (Integer) session.getAttribute("count");
        return count == null ? 0 : count;
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> list(HttpSession session) {
        List<Integer> list = (List<Integer>) session.getAttribute("list");
        return list == null ? new ArrayList<>() : list;
    }
}
