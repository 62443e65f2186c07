// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One of two words, or a list of applications. */
record ApplicationsFormat() implements ValueFormat<ApplicationSelection> {

    private static final String DISTRIBUTABLE = "distributable";
    private static final String ALL = "all";
    private static final Pattern ENTRY = Pattern.compile("[^\\s\\p{Cntrl},]+");

    @Override
    public Optional<ApplicationSelection> parse(String text) {
        return switch (text) {
            case DISTRIBUTABLE -> Optional.of(new ApplicationSelection.Distributable());
            case ALL -> Optional.of(new ApplicationSelection.All());
            default -> named(text);
        };
    }

    @Override
    public String allowed() {
        return "distributable, all, or application names and /context-roots, comma-separated";
    }

    private static Optional<ApplicationSelection> named(String text) {
        Set<String> entries = new HashSet<>();
        for (String entry : text.split(",", -1)) {
            if (!ENTRY.matcher(entry).matches() || isReserved(entry)) {
                return Optional.empty();
            }
            entries.add(entry);
        }
        return Optional.of(new ApplicationSelection.Named(entries));
    }

    /** "All" or "all,shop" is more likely a slip than an application of that name. */
    private static boolean isReserved(String entry) {
        return entry.equalsIgnoreCase(DISTRIBUTABLE) || entry.equalsIgnoreCase(ALL);
    }
}
