// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.endings;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Where requests are forwarded and dispatched to, what they include, and the page they end on after an error. */
@WebServlet(
        urlPatterns = {"/target", "/problem"},
        asyncSupported = true)
public class TargetServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> HERE = Set.of(
            "inForward",
            "inInclude",
            "dispatch",
            "dispatchOnTimeout",
            "dispatchAndFail",
            "pageOfException",
            "pageOfError");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String by = request.getParameter("by");
        if (HERE.contains(by)) {
            Deed.of(request);
        }
        if (by.equals("dispatchAndFail")) {
            throw new IllegalStateException("thrown on purpose, by a test");
        }
        response.getWriter().write("from the target");
    }
}
