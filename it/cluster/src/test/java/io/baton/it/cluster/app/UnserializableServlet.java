// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;

/** Tries to keep what cannot be kept: an object that is not serializable, or one that only says it is. */
@WebServlet("/unserializable")
public class UnserializableServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Says that it is serializable, and is not. */
    static final class Liar implements Serializable {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // the point of this class
        final Object content = new Object();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        if (request.getParameter("liar") != null) {
            session.setAttribute("liar", new Liar());
            response.getWriter().write("{\"refused\":\"no\"}");
            return;
        }
        try {
            session.setAttribute("count", new Object());
            response.getWriter().write("{\"refused\":\"no\"}");
        } catch (IllegalArgumentException refused) {
            response.getWriter()
                    .write("{\"refused\":\""
                            + String.valueOf(refused.getMessage()).replace('"', '\'') + "\"}");
        }
    }
}
