package io.baton.glassfish.web;

import io.baton.config.SessionLockScope;
import io.baton.model.ApplicationName;
import java.util.Arrays;
import java.util.Optional;
import org.glassfish.web.deployment.runtime.ManagerProperties;
import org.glassfish.web.deployment.runtime.SessionManager;
import org.glassfish.web.deployment.runtime.WebProperty;
import org.jspecify.annotations.Nullable;

/** The property {@code sessionLockScope} among the manager-properties of an application's own {@code glassfish-web.xml}; it comes before the module's. */
final class OwnLockScope {

    private static final String NAME = "sessionLockScope";

    private OwnLockScope() {}

    /** What the application says, or else the module. A value that is none is told, and the module's holds. */
    static SessionLockScope of(
            ApplicationName application, @Nullable SessionManager descriptor, SessionLockScope ofTheModule) {
        Optional<String> text = text(descriptor);
        Optional<SessionLockScope> own = text.flatMap(SessionLockScope::named);
        if (text.isPresent() && own.isEmpty()) {
            WebLog.invalidProperty(application, NAME, text.get(), SessionLockScope.ALLOWED, ofTheModule.name());
        }
        return own.orElse(ofTheModule);
    }

    @SuppressWarnings("deprecation") // the only way to read a property, which the container's own code uses, too
    private static Optional<String> text(@Nullable SessionManager descriptor) {
        ManagerProperties properties = descriptor == null ? null : descriptor.getManagerProperties();
        return properties == null
                ? Optional.empty()
                : Arrays.stream(properties.getWebProperty())
                        .filter(property -> NAME.equals(property.getAttributeValue(WebProperty.NAME)))
                        .map(property -> property.getAttributeValue(WebProperty.VALUE))
                        .reduce((first, last) -> last);
    }
}
