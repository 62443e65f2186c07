// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Looks at the session scope from a filter. */
@WebFilter(urlPatterns = "/do/*", asyncSupported = true)
public class ScopeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        look(request, "filter, before: ");
        chain.doFilter(request, response);
        look(request, "filter, after: ");
    }

    private static void look(HttpServletRequest request, String where) {
        if (Scopes.areHeard(request, "session")) {
            Journal.write(where + Scopes.session());
        }
    }
}
