// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code POST} gives the session a mark and a short life; {@code GET} tells how often a session with that mark ended here. */
@WebServlet("/timeout")
public class TimeoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Map<Object, Integer> ENDED = new ConcurrentHashMap<>();

    /** Counts the ends of marked sessions. */
    @WebListener
    public static final class Ends implements HttpSessionListener {

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            Object mark = event.getSession().getAttribute("mark");
            if (mark != null) {
                ENDED.merge(mark, 1, Integer::sum);
            }
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("mark", request.getParameter("mark"));
        request.getSession().setMaxInactiveInterval(Integer.parseInt(request.getParameter("seconds")));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write("{\"ended\":" + ENDED.getOrDefault(request.getParameter("mark"), 0) + "}");
    }
}
