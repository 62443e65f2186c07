// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What stands in the store for an optional value that is not there: there is one object of it for all the places that are empty. */
enum EmptyMark {
    OBJECT,
    INT,
    LONG,
    DOUBLE;

    private static final Map<Object, EmptyMark> MARKS = Map.of(
            Optional.empty(), OBJECT,
            OptionalInt.empty(), INT,
            OptionalLong.empty(), LONG,
            OptionalDouble.empty(), DOUBLE);

    /** The mark of an object, or null if it is none of these. */
    static @Nullable EmptyMark of(Object object) {
        Class<?> type = object.getClass();
        boolean isOptional = type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
        return isOptional ? MARKS.get(object) : null;
    }

    /** What it stands for. */
    Object value() {
        return switch (this) {
            case OBJECT -> Optional.empty();
            case INT -> OptionalInt.empty();
            case LONG -> OptionalLong.empty();
            case DOUBLE -> OptionalDouble.empty();
        };
    }
}
