// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** A listener that writes down that it was told of an end while there are pranks; it is declared after the one that plays them. */
public class Witness implements HttpSessionListener, HttpSessionAttributeListener {

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        saw("destroyed " + event.getSession().getId());
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        saw("removed " + event.getName() + " of " + event.getSession().getId());
    }

    private static void saw(String what) {
        if (Prank.current() != Prank.NONE) {
            Trace.add("witnessed " + what);
        }
    }
}
