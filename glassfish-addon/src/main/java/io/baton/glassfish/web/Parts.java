// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Strings in one: each after its length, for any of them may consist of anything. */
final class Parts {

    private Parts() {}

    static String text(List<String> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return text.toString();
    }

    /** What {@link #text} was made of, or nothing if it is something else. Takes no more memory than the text does. */
    static Optional<List<String>> parse(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int length = colon < 0 ? -1 : number(text.substring(at, colon));
            if (length < 0 || length > text.length() - colon - 1) {
                return Optional.empty();
            }
            at = colon + 1 + length;
            parts.add(text.substring(colon + 1, at));
        }
        return Optional.of(parts);
    }

    /** The number, or -1 if it is none that is not negative and has nine digits at most. */
    static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }
}
