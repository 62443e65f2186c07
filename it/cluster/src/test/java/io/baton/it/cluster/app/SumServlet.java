// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A counter that is changed in place and by many at once: {@code PUT} puts it into the session, {@code POST} adds one, {@code GET} shows it. */
@WebServlet("/sum")
public class SumServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute("sum", new AtomicInteger());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(sum(request).incrementAndGet(), response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(sum(request).get(), response);
    }

    private static AtomicInteger sum(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            throw new IllegalStateException("the session is not there");
        }
        return (AtomicInteger) session.getAttribute("sum");
    }

    private static void show(int sum, HttpServletResponse response) throws IOException {
        response.getWriter().write("{\"sum\":" + sum + "}");
    }
}
