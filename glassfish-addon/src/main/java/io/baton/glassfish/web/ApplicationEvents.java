// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.WebModule;
import io.baton.session.line.Line;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.catalina.Session;
import org.glassfish.api.invocation.InvocationManager;

/** The events that the extension in an application fires, in the application's surroundings whatever thread it is; see {@link Line#OBSERVERS}. */
final class ApplicationEvents {

    private final BatonManager manager;
    private final InvocationManager invocations;

    /**
     * @param manager of the application
     * @param invocations of the server
     */
    ApplicationEvents(BatonManager manager, InvocationManager invocations) {
        this.manager = manager;
        this.invocations = invocations;
    }

    /** Whether somebody hears of events of one of these kinds. */
    boolean isHeard(String... kinds) {
        Map<?, ?> observers = observers();
        return List.of(kinds).stream().anyMatch(observers::containsKey);
    }

    void tell(String kind, Session session) {
        tell(kind, (Object) session.getSession());
    }

    void tell(String kind, Object what) {
        if (observers().get(kind) instanceof Map<?, ?> hearers) {
            try (InApplication ignored = InApplication.enter(application(), invocations)) {
                for (Object each : hearers.values()) {
                    @SuppressWarnings("unchecked") // what the line is made of
                    Consumer<Object> hearer = (Consumer<Object>) each;
                    hearer.accept(what);
                }
            }
        }
    }

    private Map<?, ?> observers() {
        return application().getServletContext().getAttribute(Line.OBSERVERS) instanceof Map<?, ?> observers
                ? observers
                : Map.of();
    }

    private WebModule application() {
        return (WebModule) manager.getContainer();
    }
}
