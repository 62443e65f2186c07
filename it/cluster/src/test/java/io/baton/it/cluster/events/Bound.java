// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;

/** A value that hears of being bound and unbound, and may be changed. */
final class Bound implements Serializable, HttpSessionBindingListener {

    private static final long serialVersionUID = 1L;

    private String label;

    Bound(String label) {
        this.label = label;
    }

    void label(String another) {
        label = another;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        Recorder.told("bound(" + label + ")", event);
        Prank.current().play(event.getSession());
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        Recorder.told("unbound(" + label + ")", event);
        Prank.current().play(event.getSession());
    }

    @Override
    public String toString() {
        return "Bound " + label;
    }
}
