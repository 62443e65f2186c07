// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;
import java.util.Optional;

/** A number of seconds that must exceed another setting's; the comparison itself is one of the {@link CrossRules}. */
record SecondsAbove(String otherName, SecondsRange range) implements ValueFormat<Duration> {

    @Override
    public Optional<Duration> parse(String text) {
        return range.parse(text);
    }

    @Override
    public String allowed() {
        return "> " + otherName + ", at most " + range.most() + " s";
    }
}
