// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of classes: names, and packages with or without those below them. */
record ClassPatternsFormat() implements ValueFormat<List<String>> {

    private static final String IDENTIFIER = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";
    private static final Pattern ENTRY = Pattern.compile(IDENTIFIER + "(\\." + IDENTIFIER + ")*(\\.\\*\\*?)?");

    @Override
    public Optional<List<String>> parse(String text) {
        List<String> entries = Arrays.asList(text.split(",", -1));
        return entries.stream().allMatch(entry -> ENTRY.matcher(entry).matches())
                ? Optional.of(List.copyOf(entries))
                : Optional.empty();
    }

    @Override
    public String allowed() {
        return "class names, package.* for one package, package.** for those below it too, comma-separated";
    }
}
