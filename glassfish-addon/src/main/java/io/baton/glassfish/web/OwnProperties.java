// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.config.ApplicationSettings;
import io.baton.config.Choice;
import io.baton.config.MemorySettings;
import io.baton.config.NonSerializableAttributes;
import io.baton.config.SessionLockScope;
import io.baton.config.SessionModel;
import io.baton.config.Setting;
import io.baton.config.Settings;
import io.baton.config.SettingsList;
import io.baton.model.ApplicationName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.glassfish.web.deployment.runtime.ManagerProperties;
import org.glassfish.web.deployment.runtime.SessionManager;
import org.glassfish.web.deployment.runtime.WebProperty;
import org.jspecify.annotations.Nullable;

/** The manager-properties of an application's own {@code glassfish-web.xml} that concern Baton; they come before the module's. */
final class OwnProperties {

    private final ApplicationName application;
    private final @Nullable SessionManager descriptor;

    /**
     * @param application to be named where a value is none
     * @param descriptor {@code <session-manager>}, or null
     */
    OwnProperties(ApplicationName application, @Nullable SessionManager descriptor) {
        this.application = application;
        this.descriptor = descriptor;
    }

    /**
     * What the application says, or else the module. A value that is none is told, and the module's holds.
     *
     * @param reapInterval as the container found it
     * @param distributable whether the application declares that it is
     */
    ApplicationSettings over(Settings module, Duration reapInterval, boolean distributable) {
        return new ApplicationSettings(
                reapInterval,
                choice(
                        "sessionLockScope",
                        SessionLockScope.class,
                        module.ownership().lockScope()),
                choice("sessionModel", SessionModel.class, module.attributes().model()),
                choice(
                        "nonSerializableAttributes",
                        NonSerializableAttributes.class,
                        nonSerializable(module, distributable)),
                new MemorySettings(
                        limit(
                                SettingsList.MAX_SESSIONS_IN_MEMORY,
                                module.memory().maxSessions()),
                        limit(SettingsList.MAX_IDLE_IN_MEMORY, module.memory().maxIdle())));
    }

    /** Only who says that an application is distributable has promised serializable values (Servlet 6.0, 7.7.2). */
    private static NonSerializableAttributes nonSerializable(Settings module, boolean distributable) {
        return module.attributes()
                .nonSerializable()
                .orElse(distributable ? NonSerializableAttributes.REJECT : NonSerializableAttributes.LOCAL);
    }

    private <T> Optional<T> limit(Setting<T> setting, Optional<T> ofTheModule) {
        Optional<String> text = text(setting.name());
        Optional<T> own = text.flatMap(setting::parse);
        if (text.isPresent() && own.isEmpty()) {
            WebLog.invalidProperty(
                    application,
                    setting.name(),
                    text.get(),
                    setting.allowed(),
                    ofTheModule.map(String::valueOf).orElse("none"));
        }
        return own.or(() -> ofTheModule);
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E ofTheModule) {
        Choice<E> format = new Choice<>(type);
        Optional<String> text = text(name);
        Optional<E> own = text.flatMap(format::parse);
        if (text.isPresent() && own.isEmpty()) {
            WebLog.invalidProperty(application, name, text.get(), format.allowed(), ofTheModule.name());
        }
        return own.orElse(ofTheModule);
    }

    @SuppressWarnings("deprecation") // the only way to read a property, which the container's own code uses, too
    private Optional<String> text(String name) {
        ManagerProperties properties = descriptor == null ? null : descriptor.getManagerProperties();
        return properties == null
                ? Optional.empty()
                : Arrays.stream(properties.getWebProperty())
                        .filter(property -> name.equals(property.getAttributeValue(WebProperty.NAME)))
                        .map(property -> property.getAttributeValue(WebProperty.VALUE))
                        .reduce((first, last) -> last);
    }
}
