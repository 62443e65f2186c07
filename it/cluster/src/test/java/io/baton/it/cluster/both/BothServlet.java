// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.both;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes a note in another application, named by the parameter {@code other}; the session that begins there has the id of the one here. */
@WebServlet("/both")
public class BothServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.getSession().setAttribute("note", "of the one here");
        ServletContext other = getServletContext().getContext("/" + request.getParameter("other"));
        other.getRequestDispatcher("/notes").include(request, response);
    }
}
