// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to the events of the JDK's flight recorder. Where there is no flight recorder, no event is ever wanted.
 *
 * <p>While an event is recorded, its class refers to packages inside the JDK's module that no OSGi bundle can import:
 * as a class of this bundle it would throw {@link NoClassDefFoundError} at whoever commits it. The classes therefore
 * have a {@linkplain JfrClassLoader loader of their own}, and are used through types of the JDK.
 */
final class JfrEvents {

    private static final Function<String, Supplier<@Nullable Consumer<Object[]>>> HERE =
            from(JfrEvents.class.getClassLoader());

    private JfrEvents() {}

    /**
     * An event by the name of its class: null while no recording wants it, otherwise one that began, and that ends when
     * it gets the values of its fields.
     */
    static Supplier<@Nullable Consumer<Object[]>> named(String name) {
        return HERE.apply(name);
    }

    /** The same of classes whose bytes this loader has. */
    @SuppressWarnings("unchecked")
    static Function<String, Supplier<@Nullable Consumer<Object[]>>> from(ClassLoader bytes) {
        try {
            return (Function<String, Supplier<@Nullable Consumer<Object[]>>>) new JfrClassLoader(bytes)
                    .loadClass("io.baton.monitoring.jfr.Events")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError absent) {
            MonitoringLog.noFlightRecorder(absent);
            return name -> () -> null;
        }
    }

    /**
     * Ends an event.
     *
     * @param event what {@link #named} supplied
     * @param values of its fields, in their order
     */
    @SuppressWarnings("unchecked")
    static void end(Object event, @Nullable Object... values) {
        ((Consumer<@Nullable Object[]>) event).accept(values);
    }
}
