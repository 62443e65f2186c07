// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.check;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of beans that cannot be stored: {@code baton.check} of MicroProfile Config where there is such a thing, of the system properties otherwise. */
public enum CheckMode {
    /** One warning for each bean. */
    WARN,
    /** The application does not start. */
    FAIL,
    /** Nothing. */
    OFF;

    /** The property's name. */
    public static final String PROPERTY = "baton.check";

    /**
     * What the application, whose class loader is the thread's context class loader, or the server wants.
     *
     * @throws IllegalArgumentException if that is none of these
     */
    public static CheckMode configured() {
        String value = fromMicroProfile().orElseGet(() -> System.getProperty(PROPERTY, WARN.name()));
        try {
            return valueOf(value.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(PROPERTY + " is '" + value + "'; allowed are warn, fail, off", unknown);
        }
    }

    /**
     * By a configuration of our own, of the same sources: the one that is shared by whoever asks is kept by its provider, and with it the application's class
     * loader, until somebody releases it, which GlassFish never does.
     */
    private static Optional<String> fromMicroProfile() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try {
            Class<?> resolvers =
                    Class.forName("org.eclipse.microprofile.config.spi.ConfigProviderResolver", true, application);
            ClassLoader api = resolvers.getClassLoader();
            Class<?> builders = Class.forName("org.eclipse.microprofile.config.spi.ConfigBuilder", false, api);
            Class<?> configs = Class.forName("org.eclipse.microprofile.config.Config", false, api);
            Object resolver = resolvers.getMethod("instance").invoke(null);
            @Nullable Object builder = resolvers.getMethod("getBuilder").invoke(resolver);
            builders.getMethod("forClassLoader", ClassLoader.class).invoke(builder, application);
            builders.getMethod("addDefaultSources").invoke(builder);
            builders.getMethod("addDiscoveredSources").invoke(builder);
            @Nullable Object config = builders.getMethod("build").invoke(builder);
            Object value = configs.getMethod("getOptionalValue", String.class, Class.class)
                    .invoke(config, PROPERTY, String.class);
            return value instanceof Optional<?> found ? found.map(Object::toString) : Optional.empty();
        } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException | LinkageError notThere) {
            return Optional.empty();
        } catch (InvocationTargetException noConfiguration) {
            // Such as a provider without an implementation; the system property is left.
            return Optional.empty();
        }
    }
}
