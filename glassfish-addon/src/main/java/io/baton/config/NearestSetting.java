// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import static java.util.Comparator.comparingInt;

import java.util.Locale;
import java.util.Optional;

/** The setting that a misspelt name most likely means: same but for case, cut short, or few letters away. */
final class NearestSetting {

    private static final int SHORTEST_TELLING_START = 5;

    private NearestSetting() {}

    static Optional<Setting<?>> to(String name) {
        return SettingsList.all().stream()
                .<Setting<?>>map(setting -> setting)
                .min(comparingInt(setting -> distance(name, setting.name())))
                .filter(setting -> distance(name, setting.name()) <= Math.max(2, name.length() / 4));
    }

    private static int distance(String given, String known) {
        String a = given.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        if (a.equals(b)) {
            return 0;
        }
        // "reapInterval" means reapIntervalSeconds, however many letters are missing.
        if (a.length() >= SHORTEST_TELLING_START && (a.startsWith(b) || b.startsWith(a))) {
            return 1;
        }
        return edits(a, b);
    }

    /** The Levenshtein distance, row by row. */
    private static int edits(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
