// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Looks at the session scope where the servlet container calls listeners. */
@WebListener
public class ScopeWatch implements ServletRequestListener, HttpSessionListener {

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (Scopes.areHeard(event.getServletRequest(), "session")) {
            Journal.write("requestInitialized: " + Scopes.session());
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (Scopes.areHeard(event.getServletRequest(), "session")) {
            Journal.write("requestDestroyed: " + Scopes.session());
        }
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        if (Scopes.areHeard()) {
            Journal.write("sessionCreated: " + Scopes.session());
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Journal.write("sessionDestroyed: " + Scopes.session());
    }
}
