// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.SessionActivated;
import io.baton.session.SessionExpired;
import io.baton.session.SessionPassivating;
import io.baton.session.SessionRecovered;
import io.baton.session.StoreAvailable;
import io.baton.session.StoreUnavailable;
import io.baton.session.line.Line;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** How what the session manager says becomes events of the application; of its kinds of events, those that somebody observes. */
final class EventBridge {

    /**
     * One kind of event.
     *
     * @param name on the {@link Line}
     * @param type of the event
     * @param event made of what it is about
     */
    private record Kind<T>(String name, Class<T> type, Function<Object, T> event) {

        void fire(Object what, ServletContext application) {
            T payload = event.apply(what);
            Addressees.add(payload, application.getClassLoader());
            CompletionStage<T> asynchronous = CompletableFuture.completedStage(payload);
            try {
                Event<T> events = CDI.current().getBeanManager().getEvent().select(type);
                asynchronous = events.fireAsync(payload);
                events.fire(payload);
            } finally {
                asynchronous.whenComplete((same, failure) -> {
                    Addressees.remove(payload);
                    if (failure != null) {
                        ExtensionLog.observerFailed(type, failure);
                    }
                });
            }
        }
    }

    private static final Kind<?>[] KINDS = {
        new Kind<>(Line.PASSIVATING, SessionPassivating.class, it -> new SessionPassivating((HttpSession) it)),
        new Kind<>(Line.ACTIVATED, SessionActivated.class, it -> new SessionActivated((HttpSession) it)),
        new Kind<>(Line.RECOVERED, SessionRecovered.class, it -> new SessionRecovered((HttpSession) it)),
        new Kind<>(Line.EXPIRED, SessionExpired.class, it -> new SessionExpired((HttpSession) it)),
        new Kind<>(Line.UNAVAILABLE, StoreUnavailable.class, it -> new StoreUnavailable((String) it)),
        new Kind<>(Line.AVAILABLE, StoreAvailable.class, it -> new StoreAvailable((Duration) it))
    };

    private EventBridge() {}

    /** Whether it is the type of one of these events. */
    static boolean isEvent(Type type) {
        return Arrays.stream(KINDS).anyMatch(kind -> kind.type().equals(type));
    }

    /**
     * Has events fired in a web application.
     *
     * @param isObserved whether anybody there observes events of a type
     */
    static void connect(ServletContext application, Predicate<Class<?>> isObserved) {
        for (Kind<?> kind : KINDS) {
            if (isObserved.test(kind.type())) {
                observers(application)
                        .computeIfAbsent(kind.name(), any -> new ConcurrentHashMap<>())
                        .put(EventBridge.class, what -> kind.fire(what, application));
            }
        }
    }

    @SuppressWarnings("unchecked") // what the line is made of
    private static Map<String, Map<Object, Consumer<Object>>> observers(ServletContext application) {
        Object known = application.getAttribute(Line.OBSERVERS);
        if (known == null) {
            known = new ConcurrentHashMap<String, Map<Object, Consumer<Object>>>();
            application.setAttribute(Line.OBSERVERS, known);
        }
        return (Map<String, Map<Object, Consumer<Object>>>) known;
    }
}
