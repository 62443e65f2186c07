// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.model.ApplicationName;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The events of the flight recorder about the values of one application's sessions. */
final class JfrAttributeEvents {

    private static final Supplier<@Nullable Consumer<Object[]>> ENCODE = JfrEvents.named("Encode");
    private static final Supplier<@Nullable Consumer<Object[]>> DECODE = JfrEvents.named("Decode");
    private static final Supplier<@Nullable Consumer<Object[]>> LEFT_OUT = JfrEvents.named("AttributeLeftOut");

    private final String application;

    JfrAttributeEvents(ApplicationName application) {
        this.application = application.toString();
    }

    /** A value is about to be encoded; returns what {@link #coded} gets, null while no recording wants it. */
    @Nullable
    Object encodes() {
        return ENCODE.get();
    }

    /** A value is about to be decoded; returns what {@link #coded} gets, null while no recording wants it. */
    @Nullable
    Object decodes() {
        return DECODE.get();
    }

    /**
     * A value was encoded or decoded.
     *
     * @param mark what {@link #encodes} or {@link #decodes} returned
     * @param bytes that it has encoded
     */
    void coded(@Nullable Object mark, int bytes) {
        if (mark != null) {
            JfrEvents.end(mark, application, bytes);
        }
    }

    /** An attribute is not in the store, or not on this instance. */
    void leftOut(String attribute) {
        Object event = LEFT_OUT.get();
        if (event != null) {
            JfrEvents.end(event, application, attribute);
        }
    }
}
