// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.session;

import io.baton.session.SessionActivated;
import io.baton.session.SessionExpired;
import io.baton.session.SessionPassivating;
import io.baton.session.SessionRecovered;
import io.baton.session.StoreAvailable;
import io.baton.session.StoreUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down the events of this instance, and into the session what it hears of it. */
@ApplicationScoped
public class Logbook {

    /** The attribute in which it writes. */
    static final String HEARD = "heard";

    private final List<String> events = new CopyOnWriteArrayList<>();

    /** All events that this instance heard of. */
    List<String> events() {
        return events;
    }

    void passivating(@Observes SessionPassivating event) {
        note(event.session(), "passivating");
    }

    void activated(@Observes SessionActivated event) {
        note(event.session(), "activated");
    }

    void recovered(@Observes SessionRecovered event) {
        note(event.session(), "recovered");
    }

    private static void note(HttpSession session, String what) {
        Object before = session.getAttribute(HEARD);
        session.setAttribute(HEARD, (before == null ? "" : before + ",") + what + "@" + here());
    }

    static String here() {
        return System.getProperty("com.sun.aas.instanceName");
    }

    void activatedAsync(@ObservesAsync SessionActivated event) {
        events.add("activated, later");
    }

    void expired(@Observes SessionExpired event) {
        events.add("expired " + event.session().getAttribute("name"));
    }

    void away(@Observes StoreUnavailable event) {
        events.add("store unavailable");
    }

    void back(@Observes StoreAvailable event) {
        events.add("store available");
    }
}
