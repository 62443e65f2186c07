// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.redis;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Numbers in the store: integers in the one form that the scripts read, too, and of a size that those hold exactly
 * (part/record-head.lua).
 */
final class StoredNumber {

    private static final Pattern FORM = Pattern.compile("0|-?[1-9][0-9]{0,15}");
    private static final long MOST = (1L << 53) - 1;

    private StoredNumber() {}

    /** The number, or empty if the text is not one. */
    static OptionalLong parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(text);
        return Math.abs(value) <= MOST ? OptionalLong.of(value) : OptionalLong.empty();
    }
}
