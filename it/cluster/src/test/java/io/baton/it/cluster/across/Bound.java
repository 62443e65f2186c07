// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.across;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.Serializable;

/** A value that writes down that it is bound and unbound. */
record Bound(String label) implements Serializable, HttpSessionBindingListener {

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        Journal.write(event.getSession(), "bound " + label);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        Journal.write(event.getSession(), "unbound " + label);
    }
}
