// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.session;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A session-scoped bean that hears of the moves of its session. */
@SessionScoped
public class Traveller implements HttpSessionActivationListener, Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> heard = new ArrayList<>();

    @Inject
    private Logbook logbook;

    /** What it heard where. */
    public List<String> heard() {
        return heard;
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        heard.add("leaves " + Logbook.here() + withItsApplication());
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        heard.add("is at " + Logbook.here() + withItsApplication());
    }

    private String withItsApplication() {
        return logbook.events() == null ? " alone" : "";
    }
}
