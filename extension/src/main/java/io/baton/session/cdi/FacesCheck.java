// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import io.baton.session.check.CheckMode;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The check of a replicated application with Jakarta Faces that gives Mojarra no keys: each instance makes its own
 * then, and can read neither the cookie of another one's flash nor the state that another one left with the client.
 */
final class FacesCheck implements ServletContextListener {

    private static final String FACES_SERVLET = "jakarta.faces.webapp.FacesServlet";
    private static final String STATE_SAVING = "jakarta.faces.STATE_SAVING_METHOD";
    private static final String DISTRIBUTABLE = "com.sun.faces.enableDistributable";
    private static final String FLASH_KEY = "faces/FlashSecretKey";
    private static final String CLIENT_KEY = "faces/ClientSideSecretKey";

    /**
     * Schedules the check for when the application is up, if it has Faces: its entries can be looked up then, but the
     * container tells a listener like this one of no servlets.
     */
    static void schedule(ServletContext application) {
        if (hasFaces(application)) {
            application.addListener(new FacesCheck());
        }
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ServletContext application = event.getServletContext();
            if (StartCheck.mode() != CheckMode.OFF) {
                List<String> missing = missing(application);
                if (!missing.isEmpty()) {
                    ExtensionLog.facesStateStays(WebApplication.contextRoot(application), missing);
                }
            }
        } catch (RuntimeException | LinkageError failure) {
            ExtensionLog.checkFailed(failure);
        }
    }

    private static boolean hasFaces(ServletContext application) {
        return application.getServletRegistrations().values().stream()
                        .anyMatch(servlet -> FACES_SERVLET.equals(servlet.getClassName()))
                || isThere(application, "/WEB-INF/faces-config.xml");
    }

    private static boolean isThere(ServletContext application, String resource) {
        try {
            return application.getResource(resource) != null;
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> missing(ServletContext application) {
        List<String> missing = new ArrayList<>();
        if (!"true".equalsIgnoreCase(application.getInitParameter(DISTRIBUTABLE))) {
            missing.add("context-param " + DISTRIBUTABLE + "=true");
        }
        if (!isThere(FLASH_KEY)) {
            missing.add("env-entry " + FLASH_KEY);
        }
        if (isWithClient(application.getInitParameter(STATE_SAVING)) && !isThere(CLIENT_KEY)) {
            missing.add("env-entry " + CLIENT_KEY);
        }
        return missing;
    }

    private static boolean isWithClient(@Nullable String stateSaving) {
        return "client".equalsIgnoreCase(stateSaving);
    }

    @SuppressWarnings("BanJNDI") // the application's own entries, by names of ours
    private static boolean isThere(String entry) {
        try {
            return new InitialContext().lookup("java:comp/env/" + entry) != null;
        } catch (NamingException missing) {
            return false;
        }
    }
}
