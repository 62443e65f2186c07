// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One pass over given properties: what could be parsed, and everything that is wrong. */
final class SettingsReading {

    private final Map<String, String> given;
    private final ParsedValues values = new ParsedValues();
    private final List<SettingProblem> problems = new ArrayList<>();

    private SettingsReading(Map<String, String> given) {
        this.given = given;
    }

    /**
     * The values of {@code given}, with the defaults of what is not given.
     *
     * @throws InvalidSettingsException with all problems, if there are any
     */
    static ParsedValues of(Map<String, String> given) {
        SettingsReading reading = new SettingsReading(given);
        SettingsList.all().forEach(reading::read);
        reading.problems.addAll(CrossRules.broken(given, reading.values));
        reading.problems.addAll(UnknownNames.in(given));
        if (!reading.problems.isEmpty()) {
            throw new InvalidSettingsException(reading.problems);
        }
        return reading.values;
    }

    private <T> void read(Setting<T> setting) {
        String text = given.getOrDefault(setting.name(), setting.defaultText());
        if (text != null) {
            setting.parse(text)
                    .ifPresentOrElse(value -> values.put(setting, value), () -> problems.add(setting.refuse(text)));
        }
    }
}
