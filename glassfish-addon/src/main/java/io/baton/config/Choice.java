// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One constant of an enum, written in lower case.
 *
 * @param <E> the enum
 * @param type the enum
 */
public record Choice<E extends Enum<E>>(Class<E> type) implements ValueFormat<E> {

    @Override
    public Optional<E> parse(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(text))
                .findFirst();
    }

    @Override
    public String allowed() {
        return Arrays.stream(type.getEnumConstants()).map(Choice::written).collect(joining(", "));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
