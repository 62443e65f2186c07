// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.session.SessionPassivating;
import io.baton.session.StoreUnavailable;
import io.baton.session.line.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R4.1: what the session manager says becomes events of the application, of the kinds that it observes. */
class EventsTest {

    private final SaidLines said = new SaidLines();

    @AfterEach
    void stopListening() {
        said.close();
    }

    /** Observes two kinds of events. */
    @ApplicationScoped
    static class Observer {

        static final List<HttpSession> LEAVING = new CopyOnWriteArrayList<>();
        static final BlockingQueue<StoreUnavailable> OUTAGES = new LinkedBlockingQueue<>();

        void leaving(@Observes @Any SessionPassivating event) {
            LEAVING.add(event.session());
        }

        void away(@ObservesAsync StoreUnavailable event) {
            OUTAGES.add(event);
            throw new IllegalStateException("a test");
        }
    }

    private static ServletContext started(Class<?> bean, ContainerUse use) throws Exception {
        ServletContext context = WebContext.of("/shop", Map.of());
        try (SeContainer container =
                SeContainerInitializer.newInstance().addBeanClasses(bean).initialize()) {
            new WebApplicationStart().onStartup(null, context);
            use.with(context);
            assertThat(container.isRunning()).isTrue();
        }
        return context;
    }

    @FunctionalInterface
    private interface ContainerUse {
        void with(ServletContext context) throws Exception;
    }

    @SuppressWarnings("unchecked") // what the line is made of
    private static Map<String, Map<Object, Consumer<Object>>> observers(ServletContext context) {
        return (Map<String, Map<Object, Consumer<Object>>>) context.getAttribute(Line.OBSERVERS);
    }

    @Test
    void onlyWhatIsObservedIsAskedFor() throws Exception {
        started(
                Observer.class,
                context -> assertThat(observers(context)).containsOnlyKeys(Line.PASSIVATING, Line.UNAVAILABLE));
        started(
                SomeBean.class,
                context -> assertThat(context.getAttribute(Line.OBSERVERS)).isNull());
    }

    @Test
    void observersAreToldOnceThoughTheApplicationStartsTwiceInTheEyesOfTheContainer() throws Exception {
        HttpSession session = WebContext.session("id");
        started(Observer.class, context -> {
            new WebApplicationStart().onStartup(null, context);
            tell(context, Line.PASSIVATING, session);
        });
        assertThat(Observer.LEAVING).containsExactly(session);
    }

    @Test
    void asynchronousObserversAreToldAndTheirFailureIsSaid() throws Exception {
        started(Observer.class, context -> {
            tell(context, Line.UNAVAILABLE, "gone");
            assertThat(Observer.OUTAGES.poll(10, TimeUnit.SECONDS)).isEqualTo(new StoreUnavailable("gone"));
        });
    }

    @Test
    void observersAreNotToldOfSessionsOfAnotherWebApplicationWhichDoesNotSeeTheirClass() throws Exception {
        HttpSession session = WebContext.session("id");
        started(Observer.class, context -> {
            ServletContext other = WebContext.of("/other", Map.of(), ClassLoader.getPlatformClassLoader());
            new WebApplicationStart().onStartup(null, other);
            tell(other, Line.PASSIVATING, session);
        });
        assertThat(Observer.LEAVING).doesNotContain(session);
    }

    private static void tell(ServletContext context, String kind, Object what) {
        Objects.requireNonNull(observers(context).get(kind)).values().forEach(each -> each.accept(what));
    }
}
