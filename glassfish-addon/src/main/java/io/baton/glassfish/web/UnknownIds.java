// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.model.LatestEntries;
import io.baton.model.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Ids of an application that the store did not know a moment ago, the latest ones only.
 *
 * <p>Concurrency: all methods are synchronized.
 */
final class UnknownIds {

    static final int MOST = 10_000;

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Map<String, Instant> until = LatestEntries.byAge(MOST);

    synchronized void add(SessionId id, Instant now) {
        until.remove(id.digest());
        until.put(id.digest(), now.plus(REMEMBERED));
    }

    /** Whether the store did not know the id a moment ago; a clock that was set back makes this instance forget. */
    synchronized boolean has(SessionId id, Instant now) {
        Instant end = until.get(id.digest());
        return end != null && now.isBefore(end) && !end.isAfter(now.plus(REMEMBERED));
    }
}
