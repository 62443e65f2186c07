// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, as a number to compare, and in words if they are wanted. */
final class Trace {

    private final boolean inWords;
    private final List<String> lines = new ArrayList<>();
    private long hash = 17;

    Trace(boolean inWords) {
        this.inWords = inWords;
    }

    void note(long nanos, @Nullable Object who, int number, String what, @Nullable Object detail) {
        hash = ((hash * 31 + nanos) * 31 + number) * 31 + what.hashCode();
        if (inWords) {
            String words = detail == null ? what : what + " " + detail;
            lines.add(String.format("%10.3f ms  %-22s %s", nanos / 1e6, who == null ? "" : who, words));
            hash = hash * 31 + words.hashCode();
        }
    }

    long hash() {
        return hash;
    }

    List<String> lines() {
        return lines;
    }
}
