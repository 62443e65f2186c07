// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** A listener that plays the prank of the day when something ends. It is declared between two that behave. */
public class Prankster implements HttpSessionListener, HttpSessionAttributeListener {

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Prank.current().play(event.getSession());
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        Prank.current().play(event.getSession());
    }
}
