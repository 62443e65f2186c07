// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists of words under any name. {@code POST} does what is asked for to one of them, in that order: {@code put:word} sets a new list, {@code add:word}
 * changes the list in place if there is one, {@code as:name} sets the same list under another name, {@code remove} removes it. {@code GET} shows the
 * attribute of a name, or all there are.
 */
@WebServlet("/notes")
public class NotesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding("UTF-8");
        HttpSession session = request.getSession();
        String name = request.getParameter("name");
        for (String step : request.getParameter("do").split(" ", -1)) {
            String[] words = step.split(":", 2);
            switch (words[0]) {
                case "put" -> session.setAttribute(name, new ArrayList<>(List.of(words[1])));
                case "add" -> add(session, name, words[1]);
                case "as" -> session.setAttribute(words[1], session.getAttribute(name));
                case "remove" -> session.removeAttribute(name);
                default -> throw new IllegalArgumentException("cannot do " + step);
            }
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        String name = request.getParameter("name");
        Map<String, String> shown = new TreeMap<>();
        for (String each : name == null ? Collections.list(session.getAttributeNames()) : List.of(name)) {
            shown.put(each, String.valueOf(session.getAttribute(each)));
        }
        response.getWriter().write(Form.encode(shown));
    }

    @SuppressWarnings("unchecked")
    private static void add(HttpSession session, String name, String word) {
        List<String> list = (List<String>) session.getAttribute(name);
        if (list != null) {
            list.add(word);
        }
    }
}
