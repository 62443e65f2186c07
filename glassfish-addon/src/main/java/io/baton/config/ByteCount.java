// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** A whole number of bytes within bounds, both included; decimal digits only. */
record ByteCount(int least, int most) implements ValueFormat<Integer> {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");

    ByteCount {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException("no range of bytes: " + least + ".." + most);
        }
    }

    @Override
    public Optional<Integer> parse(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(text);
        return bytes < least || bytes > most ? Optional.empty() : Optional.of((int) bytes);
    }

    @Override
    public String allowed() {
        return least + ".." + most;
    }
}
