// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of every {@link Shape}, changed in place: {@code PUT} sets one of each and changes it afterwards, {@code POST} changes each once more,
 * {@code GET} shows how often each was changed.
 */
@WebServlet("/shapes")
public class ShapesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Shape.ALL.forEach(shape -> shape.setIn(request.getSession()));
        doPost(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Shape.ALL.forEach(shape -> shape.changeIn(request.getSession()));
        doGet(request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Map<String, String> shown = new TreeMap<>();
        Shape.ALL.forEach(shape -> shown.put(shape.name(), shape.shownOf(session)));
        response.getWriter().write(Form.encode(shown));
    }
}
