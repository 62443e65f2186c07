// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.store.Touch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the store learns that sessions were used which did not change: of many at once. */
final class Touching {

    /** So many are under way at one time. */
    private static final int BATCH = 500;

    private final EngineContext context;

    Touching(EngineContext context) {
        this.context = context;
    }

    /**
     * Tells the store of the last access to the sessions.
     *
     * @return those that it could not be told of like this: they must be written
     */
    Collection<LocalSession> touch(Collection<LocalSession> sessions) {
        List<LocalSession> rest = new ArrayList<>();
        Map<Touch, LocalSession> batch = new LinkedHashMap<>();
        for (LocalSession session : sessions) {
            Optional<Touch> touch = session.touch();
            touch.ifPresentOrElse(it -> batch.put(it, session), () -> rest.add(session));
            if (batch.size() == BATCH) {
                send(batch, rest);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            send(batch, rest);
        }
        return rest;
    }

    private void send(Map<Touch, LocalSession> batch, List<LocalSession> rest) {
        long asked = context.time().nanoTime();
        try {
            Set<SessionKey> touched = context.store().touch(List.copyOf(batch.keySet()));
            batch.forEach((touch, session) -> {
                if (touched.contains(touch.key())) {
                    session.touched(touch, asked);
                } else {
                    rest.add(session);
                }
            });
        } catch (StoreUnavailableException later) {
            // The next pulse tries again.
        }
    }
}
