// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * Reads one small string, whose number is the parameter {@code small}, and one large one, whose number is {@code large}, if that is given; replaces both if
 * {@code replace} is given.
 */
@WebServlet("/touch")
public final class TouchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        String small = "small" + request.getParameter("small");
        String number = request.getParameter("large");
        String large = number == null ? small : "large" + number;
        if (session == null
                || !(session.getAttribute(small) instanceof String smallText)
                || !(session.getAttribute(large) instanceof String largeText)) {
            PlainAnswer.lost(response);
            return;
        }
        if (request.getParameter("replace") != null) {
            session.setAttribute(small, Text.small());
            if (number != null) {
                session.setAttribute(large, Text.large());
            }
        }
        PlainAnswer.send(response, smallText.length() + " " + largeText.length());
    }
}
