// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.values;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * {@code POST} keeps the specimens, or the graphs of the seeds {@code from} to {@code to}, or with {@code refused} a value that no instance will read;
 * {@code GET} says in a line each what of them is not as it was kept, and in a last line how many there are.
 */
@WebServlet("/values")
public class ValuesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        HttpSession session = request.getSession();
        if (request.getParameter("refused") != null) {
            session.setAttribute("refused", new URL("http://localhost/"));
            return;
        }
        for (Map.Entry<String, Callable<Object>> each : asked(request).entrySet()) {
            session.setAttribute(each.getKey(), made(each.getValue()));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        PrintWriter out = response.getWriter();
        HttpSession session = request.getSession(false);
        if (session == null) {
            out.println("no session");
            return;
        }
        Map<String, Callable<Object>> asked = asked(request);
        for (Map.Entry<String, Callable<Object>> each : asked.entrySet()) {
            String kept = Picture.of(session.getAttribute(each.getKey()));
            String made = Picture.of(made(each.getValue()));
            if (!kept.equals(made)) {
                out.println(each.getKey() + " was " + made + " and is " + kept);
            }
        }
        out.println(asked.size() + " compared");
    }

    private static Map<String, Callable<Object>> asked(HttpServletRequest request) {
        if (request.getParameter("from") == null) {
            return Specimens.ALL;
        }
        Map<String, Callable<Object>> graphs = new TreeMap<>();
        for (long seed = Long.parseLong(request.getParameter("from"));
                seed < Long.parseLong(request.getParameter("to"));
                seed++) {
            long each = seed;
            graphs.put("seed " + seed, () -> RandomGraph.of(each));
        }
        return graphs;
    }

    private static Object made(Callable<Object> recipe) throws ServletException {
        try {
            return recipe.call();
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }
}
