// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Begins a session of ten small strings and as many large ones as the parameter {@code large} says. */
@WebServlet("/fill")
public final class FillServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int SMALL_ONES = 10;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int largeOnes = Integer.parseInt(request.getParameter("large"));
        HttpSession session = request.getSession();
        for (int i = 0; i < SMALL_ONES; i++) {
            session.setAttribute("small" + i, Text.small());
        }
        for (int i = 0; i < largeOnes; i++) {
            session.setAttribute("large" + i, Text.large());
        }
        PlainAnswer.send(response, "filled");
    }
}
