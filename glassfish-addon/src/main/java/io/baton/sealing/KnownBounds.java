// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.model.LatestEntries;
import io.baton.store.SessionKey;
import java.util.Map;

/**
 * The bounds of the records that this instance used last. One that is forgotten costs its session some protection, and
 * nothing else.
 *
 * <p>Concurrency: any thread may use it; of one session, the engine writes one save at a time.
 */
final class KnownBounds {

    private static final int MOST = 50_000;

    private final Map<SessionKey, Bounds> bounds = LatestEntries.byUse(MOST);

    synchronized Bounds of(SessionKey session) {
        return bounds.getOrDefault(session, Bounds.NONE);
    }

    synchronized void are(SessionKey session, Bounds known) {
        bounds.put(session, known);
    }

    synchronized void forget(SessionKey session) {
        bounds.remove(session);
    }
}
