// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Requests that have a session in use for as long as a test wants: {@code POST} counts, stays, and may change the count again at the end, {@code PUT} lets it go, {@code GET} tells whether it is there. */
abstract class LatchedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

    /** Spends the time until the latch opens, and answers. */
    abstract void stay(CountDownLatch latch, HttpServletResponse response) throws IOException, InterruptedException;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Integer before = (Integer) session.getAttribute("count");
        session.setAttribute("count", before == null ? 1 : before + 1);
        String key = request.getParameter("key");
        CountDownLatch latch = new CountDownLatch(1);
        latches.put(key, latch);
        try {
            stay(latch, response);
            String late = request.getParameter("late");
            if (late != null) {
                session.setAttribute("count", Integer.valueOf(late));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } finally {
            latches.remove(key);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        CountDownLatch latch = latches.get(request.getParameter("key"));
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write("{\"blocked\":" + latches.containsKey(request.getParameter("key")) + "}");
    }
}
