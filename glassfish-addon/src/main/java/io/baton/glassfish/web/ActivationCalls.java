package io.baton.glassfish.web;

import com.sun.enterprise.web.WebModule;
import io.baton.engine.Activation;
import io.baton.engine.LocalSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.function.BiConsumer;
import org.glassfish.api.invocation.InvocationManager;

/** The calls of {@link HttpSessionActivationListener} on attribute values, in their application's surroundings whatever thread it is. */
final class ActivationCalls implements Activation {

    private final BatonManager manager;
    private final InvocationManager invocations;

    /**
     * @param manager of the application
     * @param invocations of the server
     */
    ActivationCalls(BatonManager manager, InvocationManager invocations) {
        this.manager = manager;
        this.invocations = invocations;
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
            word.accept(
                    (HttpSessionActivationListener) value,
                    new HttpSessionEvent(manager.known(session).getSession()));
        }
    }
}
