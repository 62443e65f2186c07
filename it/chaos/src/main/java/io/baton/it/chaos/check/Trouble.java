// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Duration;
import java.time.Instant;

/**
 * What went wrong for one instance, and when.
 *
 * @param instance it went wrong for
 * @param effect what
 * @param cause the fault's name
 * @param begin before it went wrong
 * @param end when the instance had recovered
 * @param declared whether the instance said meanwhile that the store is unusable ({@code BATON3301})
 */
public record Trouble(int instance, Effect effect, String cause, Instant begin, Instant end, boolean declared) {

    /** Whether a time falls into it, or up to so much before it. */
    boolean covers(Instant time, Duration before) {
        return !time.isBefore(begin.minus(before)) && !time.isAfter(end);
    }

    /** Whether a request was under way in it. */
    boolean touches(Visit visit) {
        return !visit.done().isBefore(begin) && !visit.sent().isAfter(end);
    }

    @Override
    public String toString() {
        return "%s of instance%d %s..%s".formatted(cause, instance + 1, begin, end);
    }
}
