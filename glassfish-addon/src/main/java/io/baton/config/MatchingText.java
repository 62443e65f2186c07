// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A text that matches a regular expression as a whole. */
record MatchingText(Pattern pattern) implements ValueFormat<String> {

    @Override
    public Optional<String> parse(String text) {
        return pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String allowed() {
        return pattern.pattern();
    }
}
