// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.moves;

import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;

/** Fails whenever it is told anything. */
public final class Grumbler implements HttpSessionActivationListener, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        throw new IllegalStateException("does not want to leave");
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        throw new StackOverflowError("does not want to be here");
    }
}
