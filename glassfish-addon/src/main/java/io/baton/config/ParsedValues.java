// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The values that could be parsed, by setting. */
final class ParsedValues {

    private final Map<Setting<?>, Object> values = new HashMap<>();

    <T> void put(Setting<T> setting, T value) {
        values.put(setting, value);
    }

    // put() ties the type of a value to that of its setting.
    @SuppressWarnings("unchecked")
    <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting));
    }

    /** The value of a setting that has a default. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException("no value for " + setting.name()));
    }
}
