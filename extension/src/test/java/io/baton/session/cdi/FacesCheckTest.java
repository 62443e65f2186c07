// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.session.check.CheckMode;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * R6.2: the warning about an application with Faces whose instances cannot read what the others gave the browser. There
 * is no naming context here, so no key.
 */
@NullUnmarked
class FacesCheckTest {

    private final SaidLines said = new SaidLines();

    @AfterEach
    void stopListening() {
        said.close();
        System.clearProperty(CheckMode.PROPERTY);
    }

    private static ServletContext application(String servlet, Map<String, String> parameters) {
        return proxy(ServletContext.class, (method, argument) -> switch (method) {
            case "getServletRegistrations" -> Map.of("one", proxy(ServletRegistration.class, (name, none) -> servlet));
            case "getInitParameter" -> parameters.get(argument);
            case "getContextPath" -> "/shop";
            case "getResource" -> null;
            case "addListener" -> {
                ((FacesCheck) argument).contextInitialized(new ServletContextEvent(application(servlet, parameters)));
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private interface Answer {
        Object to(String method, Object argument);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FacesCheckTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> answer.to(method.getName(), args == null ? null : args[0])));
    }

    private void start(String servlet, Map<String, String> parameters) {
        FacesCheck.schedule(application(servlet, parameters));
    }

    @Test
    void whatIsMissingIsNamed() {
        start("jakarta.faces.webapp.FacesServlet", Map.of("jakarta.faces.STATE_SAVING_METHOD", "client"));
        assertThat(said.all())
                .singleElement()
                .asString()
                .contains(
                        "BATON9030 Application /shop:",
                        "com.sun.faces.enableDistributable=true, env-entry faces/FlashSecretKey, env-entry faces/ClientSideSecretKey");
    }

    @Test
    void whatIsThereOrNotNeededIsNot() {
        start("jakarta.faces.webapp.FacesServlet", Map.of("com.sun.faces.enableDistributable", "TRUE"));
        assertThat(said.all())
                .singleElement()
                .asString()
                .contains("env-entry faces/FlashSecretKey (")
                .doesNotContain("enableDistributable", "ClientSideSecretKey");
    }

    @Test
    void nothingIsSaidWithoutFacesNorIfNobodyWantsToHear() {
        start("com.acme.Shop", Map.of());
        System.setProperty(CheckMode.PROPERTY, "off");
        start("jakarta.faces.webapp.FacesServlet", Map.of());
        assertThat(said.all()).isEmpty();
    }
}
