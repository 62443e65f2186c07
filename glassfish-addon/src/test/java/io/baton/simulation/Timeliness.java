// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The promise of stream mode: what a client was shown is in the store a moment later, unless something keeps it. */
final class Timeliness {

    /** What a change may be on its way, the pulse that looks for it, and steps of the clock. */
    private static final long LIMIT = Duration.ofMillis(400).toNanos();

    /** A change that a client was shown before the store had it. */
    private static final class Shown {

        final Line line;
        final int change;
        final Server server;
        /** Since when nothing keeps it. */
        long since;

        Shown(Line line, int change, Server server, long since) {
            this.line = line;
            this.change = change;
            this.server = server;
            this.since = since;
        }

        /** Whether it is in the store, or need not be. */
        boolean isSettled() {
            Fact fact = line.fact(change);
            return fact.stored
                    || fact.lost
                    || line.mayBeOver
                    || line.forked
                    || line.owner != server
                    || !server.process.isAlive();
        }
    }

    private final Kernel kernel;
    private final List<Shown> shown = new ArrayList<>();

    Timeliness(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A client sees what it changed. */
    void shown(Line line, int change, Server server) {
        shown.add(new Shown(line, change, server, kernel.now()));
    }

    /** Fails if something is not in the store by now that should be. */
    void check() {
        shown.removeIf(Shown::isSettled);
        for (Shown each : shown) {
            each.since = Math.max(each.since, Math.max(each.server.hinderedUntil(), kernel.stalledUntil()));
            if (kernel.now() - each.since > LIMIT) {
                kernel.fail(new Violation("not on its way: " + each.line + " " + each.change + " at " + each.server));
            }
        }
    }
}
