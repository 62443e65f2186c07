// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.across;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Writes down what becomes of the application's sessions. */
@WebListener
public class Witness implements HttpSessionListener, HttpSessionIdListener, HttpSessionAttributeListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Journal.write(event.getSession(), "created");
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Journal.write(
                event.getSession(), "destroyed with count " + event.getSession().getAttribute("count"));
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        Journal.write(event.getSession(), "renamed from #" + oldId);
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        Journal.write(event.getSession(), "added " + event.getName());
    }
}
