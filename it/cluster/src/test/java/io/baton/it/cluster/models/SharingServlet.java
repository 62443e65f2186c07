// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.models;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code POST} adds to a list that two attributes refer to, by way of the first; {@code GET} says what the second has, and whether it is the same. */
@WebServlet("/sharing")
public class SharingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        if (session.getAttribute("first") == null) {
            List<String> shared = new ArrayList<>();
            session.setAttribute("first", shared);
            session.setAttribute("second", shared);
        }
        list(session, "first").add("x");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        List<String> second = list(session, "second");
        response.getWriter()
                .write("{\"size\":\"" + second.size() + "\",\"same\":\"" + (second == list(session, "first")) + "\"}");
    }

    @SuppressWarnings("unchecked") // what this servlet put there
    private static List<String> list(HttpSession session, String name) {
        return (List<String>) Objects.requireNonNull(session.getAttribute(name));
    }
}
