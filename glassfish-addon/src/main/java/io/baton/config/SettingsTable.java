// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

/** The table of all settings in Markdown, as {@code docs/settings.md} shows it. */
final class SettingsTable {

    private SettingsTable() {}

    /** The table, each line with a line feed at its end. */
    static String markdown() {
        return SettingsList.all().stream()
                .map(SettingsTable::row)
                .collect(joining("", "| property | default | range / values | meaning |\n|---|---|---|---|\n", ""));
    }

    private static String row(Setting<?> setting) {
        return "| " + code(setting.name()) + " | " + code(setting.defaultText()) + " | " + text(setting.allowed())
                + " | " + text(setting.meaning()) + " |\n";
    }

    private static String code(@Nullable String text) {
        return text == null ? "none" : "`" + text + "`";
    }

    /** Escapes what Markdown would take for the end of a cell or for an element of HTML, which it would not show. */
    private static String text(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
