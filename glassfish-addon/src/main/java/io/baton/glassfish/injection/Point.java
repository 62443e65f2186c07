// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A place in a class of the application where the container injects something.
 *
 * @param mark of it
 * @param type declared there
 * @param field null for a parameter
 * @param source what is injected there
 */
record Point(InjectionMark mark, Class<?> type, @Nullable Field field, Source source) {

    /** Something that the container can be asked for again. */
    @FunctionalInterface
    interface Source {

        /** Asks the container, on a thread that is in the application. */
        Object find() throws Exception;
    }
}
