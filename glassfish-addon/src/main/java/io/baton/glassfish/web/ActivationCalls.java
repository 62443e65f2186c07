// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.WebModule;
import io.baton.engine.Activation;
import io.baton.engine.LocalSession;
import io.baton.session.line.Line;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.glassfish.api.invocation.InvocationManager;

/** The calls of {@link HttpSessionActivationListener} on attribute values and beans, and the events, in their application's surroundings whatever thread it is. */
final class ActivationCalls implements Activation {

    private final BatonManager manager;
    private final InvocationManager invocations;
    private final ApplicationEvents events;

    /**
     * @param manager of the application
     * @param invocations of the server
     * @param events of the application
     */
    ActivationCalls(BatonManager manager, InvocationManager invocations, ApplicationEvents events) {
        this.manager = manager;
        this.invocations = invocations;
        this.events = events;
    }

    @Override
    public void willPassivate(LocalSession session, Object value) {
        call(session, value, HttpSessionActivationListener::sessionWillPassivate);
    }

    @Override
    public void didActivate(LocalSession session, Object value) {
        call(session, value, HttpSessionActivationListener::sessionDidActivate);
    }

    private void call(
            LocalSession session, Object value, BiConsumer<HttpSessionActivationListener, HttpSessionEvent> word) {
        try (InApplication ignored = InApplication.enter((WebModule) manager.getContainer(), invocations)) {
            OutsideUse.during(
                    session,
                    () -> word.accept(
                            (HttpSessionActivationListener) WeldBeans.meant(value),
                            new HttpSessionEvent(manager.known(session).getSession())));
        }
    }

    @Override
    public boolean hearsSessions() {
        return events.isHeard(Line.PASSIVATING, Line.ACTIVATED, Line.RECOVERED);
    }

    @Override
    public void sessionLeaves(LocalSession session) {
        OutsideUse.during(session, () -> events.tell(Line.PASSIVATING, manager.known(session)));
    }

    @Override
    public void sessionIsHere(LocalSession session, boolean abandoned) {
        OutsideUse.during(session, () -> {
            if (abandoned) {
                events.tell(Line.RECOVERED, manager.known(session));
            }
            events.tell(Line.ACTIVATED, manager.known(session));
        });
    }

    @Override
    public boolean hearsStore() {
        return events.isHeard(Line.UNAVAILABLE, Line.AVAILABLE);
    }

    @Override
    public void storeUnavailable(String reason) {
        events.tell(Line.UNAVAILABLE, reason);
    }

    @Override
    public void storeAvailable(Duration outage) {
        events.tell(Line.AVAILABLE, outage);
    }
}
