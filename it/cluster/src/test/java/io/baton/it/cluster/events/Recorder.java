// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** A listener to everything that writes down what it is told, and what it sees then. */
public class Recorder implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        Trace.add("created " + event.getSession().getId());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Trace.add("destroyed " + event.getSession().getId() + " with " + Sight.of(event.getSession()));
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
        Trace.add("renamed " + oldId + " to " + event.getSession().getId() + " with " + Sight.of(event.getSession()));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        told("added", event);
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        told("replaced", event);
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        told("removed", event);
    }

    /** Writes down an event of an attribute: the value that it names, and what the session has by that name. */
    static void told(String what, HttpSessionBindingEvent event) {
        String name = event.getName();
        Trace.add(what + " " + name + " of " + event.getSession().getId() + ": " + event.getValue() + ", now "
                + Sight.of(event.getSession(), name));
    }
}
