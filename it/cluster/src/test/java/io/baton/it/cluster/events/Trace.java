// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.events;

import java.util.ArrayList;
import java.util.List;

/** What happened on this instance since the application was deployed, in the order in which it happened. */
final class Trace {

    private static final List<String> LINES = new ArrayList<>();

    private Trace() {}

    static synchronized void add(String line) {
        LINES.add(line);
    }

    static synchronized List<String> since(int number) {
        return List.copyOf(LINES.subList(number, LINES.size()));
    }
}
