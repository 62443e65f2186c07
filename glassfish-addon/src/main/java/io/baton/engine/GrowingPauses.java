// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.LatestEntries;
import java.time.Duration;
import java.util.Map;

/**
 * The pauses after which what failed is tried again, each twice as long as the one before, up to an hour. To be used by
 * one thread.
 */
final class GrowingPauses {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_KNOWN = 10_000;

    private final Map<String, Duration> latest = LatestEntries.byAge(MOST_KNOWN);

    /**
     * The pause after one more failure.
     *
     * @param first the pause after the first one
     */
    Duration next(String what, Duration first) {
        Duration before = latest.get(what);
        Duration next = before == null ? first : before.multipliedBy(2);
        if (before != null && next.compareTo(LONGEST) > 0) {
            next = before.compareTo(LONGEST) > 0 ? before : LONGEST;
        }
        latest.put(what, next);
        return next;
    }

    /** Has what succeeded begin anew with its next failure. */
    void forget(String what) {
        latest.remove(what);
    }
}
