// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The given properties that are no settings. */
final class UnknownNames {

    // A misspelt password property still carries the password.
    private static final Pattern LOOKS_SECRET = Pattern.compile("pass|pwd|secret|credential", Pattern.CASE_INSENSITIVE);

    private static final String KNOWN =
            SettingsList.all().stream().map(Setting::name).collect(joining(", "));

    private UnknownNames() {}

    static List<SettingProblem> in(Map<String, String> given) {
        Map<String, String> unknown = new TreeMap<>(given);
        SettingsList.all().forEach(setting -> unknown.remove(setting.name()));
        return unknown.entrySet().stream()
                .map(entry -> problem(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SettingProblem problem(String name, String value) {
        Optional<Setting<?>> meant = NearestSetting.to(name);
        String shown = LOOKS_SECRET.matcher(name).find()
                ? Password.REDACTED
                : meant.map(setting -> setting.shown(value)).orElseGet(() -> RedisUris.masked(value));
        String hint =
                meant.map(setting -> "did you mean " + setting.name() + "?").orElse(KNOWN);
        return new SettingProblem(name, shown, "known property names only (" + hint + ")", null);
    }
}
