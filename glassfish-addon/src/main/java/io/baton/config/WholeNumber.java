// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number of things within bounds, both included; decimal digits only. */
record WholeNumber(int least, int most) implements ValueFormat<Integer> {

    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,9}");

    WholeNumber {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException("no range: " + least + ".." + most);
        }
    }

    @Override
    public Optional<Integer> parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? Optional.empty() : Optional.of((int) number);
    }

    @Override
    public String allowed() {
        return least + ".." + most;
    }
}
