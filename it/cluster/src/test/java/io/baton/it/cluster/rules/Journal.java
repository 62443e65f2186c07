// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened on this instance, in order. */
final class Journal {

    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    private Journal() {}

    static void write(String line) {
        LINES.add(line);
    }

    static List<String> since(int line) {
        List<String> all = List.copyOf(LINES);
        return all.subList(Math.min(line, all.size()), all.size());
    }
}
