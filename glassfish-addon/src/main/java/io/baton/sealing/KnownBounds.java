// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import io.baton.store.SessionKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bounds of the records that this instance used last. One that is forgotten costs its session some protection, and nothing else.
 *
 * <p>Concurrency: any thread may use it; of one session, the engine writes one save at a time.
 */
final class KnownBounds {

    private static final int MOST = 50_000;
    private static final float LOAD = 0.75f;

    private final LinkedHashMap<SessionKey, Bounds> bounds = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionKey, Bounds> eldest) {
            return size() > MOST;
        }
    };

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
