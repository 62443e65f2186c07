// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.SessionId;

/** What the simulation must see of an engine that nobody else may. */
public final class Insight {

    private Insight() {}

    /** Whether the engine has the session in memory, and has not let go of it. */
    public static boolean isOwning(SessionEngine engine, SessionId id) {
        for (LocalSession session : engine.inMemory()) {
            if (session.id().equals(id) && session.isLive() && session.record().isOwned()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the engine would serve the session from memory now, without a question to anybody. */
    public static boolean isSureOfOwning(SessionEngine engine, SessionId id) {
        for (LocalSession session : engine.inMemory()) {
            if (session.id().equals(id) && session.isOurs()) {
                return true;
            }
        }
        return false;
    }
}
