// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number of seconds within bounds, both included; decimal digits only. */
record SecondsRange(int least, int most) implements ValueFormat<Duration> {

    // Ten digits always fit a long; Integer.parseInt alone would also take "+5" and non-ASCII digits.
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");

    SecondsRange {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException("no range of seconds: " + least + ".." + most);
        }
    }

    @Override
    public Optional<Duration> parse(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(text);
        return seconds < least || seconds > most ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    @Override
    public String allowed() {
        return least + ".." + most + " s";
    }
}
