// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URL;
import java.util.Objects;

/** {@code POST} keeps a {@link URL}, a class of the JDK that is not deserialized unless the operator says so; {@code GET} shows it. */
@WebServlet("/link")
public class LinkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("link", new URL("http://example.com/"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"link\":\"" + Objects.requireNonNullElse(session.getAttribute("link"), "none") + "\"}");
    }
}
