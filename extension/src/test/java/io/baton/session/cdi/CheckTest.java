// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.session.Unreplicated;
import io.baton.session.check.CheckMode;
import io.baton.session.line.Line;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.servlet.ServletContext;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R6: what is said, when an application starts, of beans that cannot be stored. */
@NullUnmarked
@SuppressWarnings({"serial", "unused", "UnusedVariable"}) // beans to be looked at, not to be used
class CheckTest {

    /** Stands for the line to a session manager. */
    private static final Object REPLICATED = new Object();

    private final SaidLines said = new SaidLines();

    @AfterEach
    void stopListening() {
        said.close();
        System.clearProperty(CheckMode.PROPERTY);
    }

    @SessionScoped
    static class Cart implements Serializable {
        List<Item> items;
    }

    static class Item implements Serializable {
        Connection connection;
    }

    @SessionScoped
    static class Hint implements Serializable {
        Callable<String> work;
    }

    @SessionScoped
    @Unreplicated
    static class Local implements Serializable {
        Connection connection;
    }

    @Dependent
    static class Helper implements Serializable {
        Connection connection;
    }

    @Interceptor
    @Watched
    @Priority(Interceptor.Priority.APPLICATION)
    static class Watch implements Serializable {
        Thread watcher;

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Watched {}

    @ConversationScoped
    @Watched
    static class Talk implements Serializable {
        @Inject
        Helper helper;

        @Inject
        Cart cart;
    }

    static class Producers {
        @Produces
        @SessionScoped
        Draft draft() {
            return new Draft();
        }
    }

    static class Draft implements Serializable {
        Thread author;
    }

    private void start(Map<String, ?> attributes, Class<?>... beans) throws Exception {
        ServletContext shop = WebContext.of("/shop", attributes);
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new BatonExtension())
                .addBeanClasses(beans)
                .initialize()) {
            new WebApplicationStart().onStartup(null, shop);
            assertThat(container.isRunning()).isTrue();
        }
    }

    private List<String> warnings() {
        return said.lines(Level.WARNING);
    }

    @Test
    void oneWarningForEachBeanNamesThePath() throws Exception {
        start(Map.of(Line.ATTRIBUTE, REPLICATED), Cart.class, SomeBean.class);
        assertThat(warnings())
                .containsExactly(
                        "BATON9010 Application /shop: bean Cart can never be stored: Cart.items → Item.connection: java.sql.Connection."
                                + " Make such fields transient, or the bean @Unreplicated (baton.check=off silences this).");
    }

    @Test
    void whatIsInjectedInterceptedAndProducedIsJudgedWithIt() throws Exception {
        start(Map.of(Line.ATTRIBUTE, REPLICATED), Talk.class, Helper.class, Watch.class, Producers.class, Cart.class);
        assertThat(String.join("\n", warnings()))
                .contains("bean Talk can never be stored: Talk.helper → Helper.connection: java.sql.Connection,"
                        + " Watch.watcher: java.lang.Thread.")
                .contains(
                        "bean Producers.draft can never be stored: Producers.draft → Draft.author: java.lang.Thread.");
    }

    @Test
    void whatMayBeStoredIsAHintAndWhatStaysIsNoMatter() throws Exception {
        start(Map.of(Line.ATTRIBUTE, REPLICATED), Hint.class, Local.class);
        assertThat(warnings()).isEmpty();
        assertThat(said.all())
                .anyMatch(line -> line.startsWith("BATON9011 Application /shop: bean Hint may not be stored"));
    }

    @Test
    void anApplicationThatIsNotReplicatedHearsNothing() throws Exception {
        System.setProperty(CheckMode.PROPERTY, "fail");
        start(Map.of(), Cart.class, Hint.class);
        assertThat(said.all()).noneMatch(line -> line.contains("BATON901"));
    }

    @Test
    void theApplicationDoesNotStartIfThatIsWanted() throws Exception {
        System.setProperty(CheckMode.PROPERTY, "fail");
        assertThatThrownBy(() -> start(Map.of(Line.ATTRIBUTE, REPLICATED), Cart.class))
                .hasMessageContaining("Cart.items → Item.connection: java.sql.Connection")
                .hasMessageContaining("baton.check=fail");
        start(Map.of(Line.ATTRIBUTE, REPLICATED), Hint.class);
    }

    @Test
    void orSilence() throws Exception {
        System.setProperty(CheckMode.PROPERTY, "off");
        start(Map.of(Line.ATTRIBUTE, REPLICATED), Cart.class, Hint.class);
        assertThat(said.all()).noneMatch(line -> line.contains("BATON901"));
    }

    @Test
    void aValueThatIsNoneWarnsAndIsNamed() throws Exception {
        System.setProperty(CheckMode.PROPERTY, "loud");
        start(Map.of(Line.ATTRIBUTE, REPLICATED), Cart.class);
        assertThat(String.join("\n", warnings())).contains("'loud'").contains("bean Cart can never be stored");
    }
}
