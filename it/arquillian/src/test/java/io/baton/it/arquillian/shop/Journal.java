// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.arquillian.shop;

import io.baton.session.SessionActivated;
import io.baton.session.SessionExpired;
import io.baton.session.SessionPassivating;
import io.baton.session.SessionRecovered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal of what happens to sessions: one of this server, and one in each session, which goes along. */
@ApplicationScoped
public class Journal {

    /** The attribute that goes along. */
    static final String JOURNEY = "journey";

    /** The attribute that tells customers apart. */
    static final String CUSTOMER = "customer";

    private final List<String> entries = new CopyOnWriteArrayList<>();

    /** What happened on this server. */
    public List<String> entries() {
        return List.copyOf(entries);
    }

    void leaving(@Observes SessionPassivating event) {
        write(event.session(), "leaves");
    }

    void arrived(@Observes SessionActivated event) {
        write(event.session(), "is at");
    }

    void recovered(@Observes SessionRecovered event) {
        write(event.session(), "was saved by");
    }

    void expired(@Observes SessionExpired event) {
        entries.add(event.session().getAttribute(CUSTOMER) + " is gone");
    }

    private void write(HttpSession session, String what) {
        String entry = what + " " + System.getProperty("com.sun.aas.instanceName");
        Object before = session.getAttribute(JOURNEY);
        session.setAttribute(JOURNEY, before == null ? entry : before + ", " + entry);
        entries.add(session.getAttribute(CUSTOMER) + " " + entry);
    }
}
