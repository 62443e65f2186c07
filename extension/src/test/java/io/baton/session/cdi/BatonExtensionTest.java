// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.session.ReplicationStatus;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R6.3: the extension in a CDI container, through CDI's standard interfaces alone. */
class BatonExtensionTest {

    private static final String INERT =
            "BATON9004 There are no HTTP sessions to replicate (this CDI container or module"
                    + " has no web application); the extension stays inert.";

    private final SaidLines said = new SaidLines();

    @AfterEach
    void stopListening() {
        said.close();
    }

    @Test
    void theContainerFindsItAndWithoutAWebApplicationItSaysOnceThatItIsInert() {
        try (SeContainer container = start()) {
            assertThat(said.all()).containsExactly(INERT);
            assertThat(said.levels()).containsExactly(Level.INFO);
            initialise(container, new Object());
            assertThat(said.all()).hasSize(1);
        }
    }

    @Test
    void eachContainerIsToldAnew() {
        start().close();
        start().close();
        assertThat(said.all()).containsExactly(INERT, INERT);
    }

    @Test
    void aReplicatedApplicationIsNamedWithTheReason() {
        ServletContext shop = WebContext.of("/shop", replication(new ReplicationStatus(true, "web.xml says so")));
        assertThat(linesAbout(shop))
                .containsExactly(
                        "BATON9001 Application /shop: sessions, and with them @SessionScoped beans, are replicated (web.xml says so).");
        assertThat(said.lines(Level.FINE)).hasSize(1);
    }

    @Test
    void anApplicationThatIsNotReplicatedIsNamedWithTheReason() {
        ServletContext root = WebContext.of("", replication(new ReplicationStatus(false, "not listed")));
        assertThat(linesAbout(root))
                .containsExactly(
                        "BATON9002 Application /: sessions, and with them @SessionScoped beans, are not replicated (not listed).");
    }

    @Test
    void withoutBatonsManagerAWebApplicationIsToldThatTheExtensionIsInert() {
        assertThat(linesAbout(WebContext.of("/shop", Map.of())))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("BATON9003 Application /shop: sessions are not replicated")
                        .endsWith("the extension stays inert."));
    }

    @Test
    void anApplicationInitialisedTwiceIsToldOnce() {
        ServletContext shop = WebContext.of("/shop", Map.of());
        assertThat(linesAbout(shop, shop)).hasSize(1);
    }

    @Test
    void eachApplicationOfOneContainerIsTold() {
        assertThat(linesAbout(WebContext.of("/a", Map.of()), WebContext.of("/b", Map.of())))
                .satisfiesExactly(
                        line -> assertThat(line).contains(" /a:"),
                        line -> assertThat(line).contains(" /b:"));
    }

    @Test
    void twoInstancesOfTheExtensionSayItOnce() {
        ServletContext shop = WebContext.of("/shop", Map.of());
        try (SeContainer container = start()) {
            // Weld SE drops a second instance by itself; GlassFish 7.0.21 may notify one per archive.
            BatonExtension second = new BatonExtension();
            second.applicationIsUp(new Object(), container.getBeanManager());
            initialise(container, shop);
            second.applicationIsUp(shop, container.getBeanManager());
        }
        assertThat(said.all())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(INERT),
                        line -> assertThat(line).startsWith("BATON9003 Application /shop:"));
    }

    @Test
    void aStatusFromAnotherCopyOfTheApiIsToldWithTheRemedy() {
        Object foreign = new Object() {
            @Override
            public String toString() {
                return "replicated (web.xml says so)";
            }
        };
        assertThat(linesAbout(WebContext.of("/shop", replication(foreign))))
                .containsExactly("BATON9005 Application /shop: sessions are replicated (web.xml says so), but"
                        + " baton-extension is there twice. Remove the copy that the application carries.");
        assertThat(said.levels()).endsWith(Level.WARNING);
    }

    @Test
    void whatFailsOnTheWayDoesNotReachTheContainer() {
        assertThat(linesAbout(
                        WebContext.broken(new IllegalStateException("a test")),
                        WebContext.broken(new NoClassDefFoundError("a test"))))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("BATON9006 "));
    }

    /** What is said when these applications come up in one container, apart from the container's own line. */
    private List<String> linesAbout(ServletContext... applications) {
        try (SeContainer container = start()) {
            for (ServletContext application : applications) {
                initialise(container, application);
            }
        }
        return said.all().stream().filter(line -> !line.equals(INERT)).toList();
    }

    private static SeContainer start() {
        return SeContainerInitializer.newInstance()
                .addBeanClasses(SomeBean.class)
                .initialize();
    }

    /** Does what a servlet container does when a web application's application scope begins. */
    private static void initialise(SeContainer container, Object payload) {
        container
                .getBeanManager()
                .getEvent()
                .select(Initialized.Literal.APPLICATION)
                .fire(payload);
    }

    private static Map<String, Object> replication(Object status) {
        return Map.of(ReplicationStatus.CONTEXT_ATTRIBUTE, status);
    }
}
