// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Changes the session and then leaves the request in some other way than by returning from the servlet. */
@WebServlet(urlPatterns = "/leave", asyncSupported = true)
public class LeavingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpSession session = request.getSession();
        Integer before = (Integer) session.getAttribute("count");
        session.setAttribute("count", before == null ? 1 : before + 1);
        switch (request.getParameter("by")) {
            case "close" -> response.getWriter().close();
            case "forward" -> request.getRequestDispatcher("/static.txt").forward(request, response);
            case "redirect" -> response.sendRedirect("static.txt");
            case "error" -> response.sendError(HttpServletResponse.SC_CONFLICT);
            case "exception" -> throw new ServletException("thrown on purpose, by a test");
            case "async" -> completeElsewhere(request.startAsync());
            case "rename" -> request.changeSessionId();
            default -> throw new IllegalArgumentException("no way to leave: " + request.getParameter("by"));
        }
    }

    private static void completeElsewhere(AsyncContext async) {
        HttpSession session = ((HttpServletRequest) async.getRequest()).getSession();
        async.start(() -> {
            session.setAttribute("count", (Integer) session.getAttribute("count") + 1);
            async.complete();
        });
    }
}
