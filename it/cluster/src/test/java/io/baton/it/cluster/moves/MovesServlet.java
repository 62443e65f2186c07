// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.moves;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** {@code POST} begins a session with a witness, and with those that fail if they are asked for; {@code GET} shows what the witness heard. */
@WebServlet("/moves")
public class MovesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        session.setAttribute("witness", new Witness());
        if (request.getParameter("grumblers") != null) {
            session.setAttribute("a-grumbler", new Grumbler());
            session.setAttribute("z-grumbler", new Grumbler());
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        Witness witness = (Witness) session.getAttribute("witness");
        response.getWriter()
                .write(String.join(
                        "\n",
                        "farewell from " + session.getAttribute("farewell"),
                        "welcome at " + session.getAttribute("welcome"),
                        String.join("\n", witness.heard())));
    }
}
