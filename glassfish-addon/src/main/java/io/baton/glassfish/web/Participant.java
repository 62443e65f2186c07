// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.ServerConfigLookup;
import com.sun.enterprise.web.WebModule;
import io.baton.config.ApplicationSelection;
import io.baton.model.ApplicationName;
import io.baton.session.ReplicationStatus;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import org.glassfish.web.deployment.runtime.SessionManager;
import org.jspecify.annotations.Nullable;

/** A web application before the question whether its sessions are replicated. */
final class Participant {

    private static final String DEFAULT_WEB_MODULE = "__default-web-module";
    private static final Set<String> OTHER_PERSISTENCE = Set.of("file", "cookie");

    private final WebModule application;
    private final @Nullable SessionManager descriptor;
    private final ServerConfigLookup configuration;
    private final ApplicationName name;

    /**
     * @param application the web application
     * @param descriptor {@code <session-manager>} of its glassfish-web.xml, or null
     * @param configuration the server's
     */
    Participant(WebModule application, @Nullable SessionManager descriptor, ServerConfigLookup configuration) {
        this.application = application;
        this.descriptor = descriptor;
        this.configuration = configuration;
        this.name = new ApplicationName(application.getPath());
    }

    /** Whether it is the administration console, the welcome page or the like, which are never replicated and not worth a word. */
    static boolean isPartOfTheServer(WebModule application) {
        return application.isSystemApplication()
                || application.getWebModuleConfig().getName().startsWith(DEFAULT_WEB_MODULE);
    }

    @SuppressWarnings("deprecation") // the container's only way to read attributes of its own descriptors
    Participation decide(ApplicationSelection selection) {
        String persistence = descriptor == null ? null : descriptor.getAttributeValue(SessionManager.PERSISTENCE_TYPE);
        if (persistence != null && OTHER_PERSISTENCE.contains(persistence)) {
            return Participation.no("its glassfish-web.xml asks for persistence-type " + persistence);
        }
        boolean distributable;
        try {
            distributable = isDistributable();
        } catch (IOException unreadable) {
            return Participation.unintended(
                    String.valueOf(unreadable.getMessage()),
                    "Correct the file and deploy again, or name the application in property 'applications'.");
        }
        if (selection.selects(moduleName(), name.path(), distributable)) {
            return Participation.yes(
                    distributable,
                    selection instanceof ApplicationSelection.Distributable
                            ? "its web.xml says <distributable/>"
                            : "selected by property 'applications'");
        }
        if (!(selection instanceof ApplicationSelection.Distributable)) {
            return Participation.no("not selected by property 'applications'");
        }
        if (configuration.calculateWebAvailabilityEnabledFromConfig(application)) {
            return Participation.unintended(
                    "deployed with availability, but its web.xml does not say <distributable/>",
                    "Add <distributable/> to its web.xml, or name it in property 'applications'.");
        }
        return Participation.no("its web.xml does not say <distributable/>");
    }

    /** Says the decision once in the log, and to the application's CDI extension. */
    void tell(Participation decision) {
        application
                .getServletContext()
                .setAttribute(
                        ReplicationStatus.CONTEXT_ATTRIBUTE,
                        new ReplicationStatus(decision.participates(), decision.reason()));
        if (decision.participates()) {
            WebLog.takenOver(name, decision.reason());
        } else if (decision.remedy().isEmpty()) {
            WebLog.leftAlone(name, decision.reason());
        } else {
            WebLog.looksForgotten(name, decision.reason(), decision.remedy());
        }
    }

    private boolean isDistributable() throws IOException {
        File location = application.getWebModuleConfig().getLocation();
        return location != null && WebXml.saysDistributable(location.toPath());
    }

    private String moduleName() {
        return application.getWebModuleConfig().getName();
    }
}
