// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;

/** What {@link Settings#parse} says against given properties. */
final class Refusal {

    private Refusal() {}

    /** The problems, empty if the properties are accepted. */
    static List<SettingProblem> of(Map<String, String> properties) {
        InvalidSettingsException refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> Settings.parse(properties));
        return refusal == null ? List.of() : refusal.problems();
    }

    static List<SettingProblem> of(String name, String value) {
        return of(Map.of(name, value));
    }
}
