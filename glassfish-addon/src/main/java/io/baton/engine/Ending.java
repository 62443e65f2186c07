// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.Standing.State;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/** How a session ends: on this node at once, in the store when no request of this node holds it, and at another node if that one has it. */
final class Ending {

    private final LocalSession session;
    private final Standing standing;
    private final Directory directory;

    Ending(LocalSession session, Standing standing, Directory directory) {
        this.session = session;
        this.standing = standing;
        this.directory = directory;
    }

    /** Ends the session; while requests hold it, the store learns of it when the first of them saves or lets go. */
    void end(End.Cause cause) {
        standing.lock().lock();
        try {
            boolean live = standing.is(State.LIVE);
            // A session that another node took over ends there, too, if its user said so.
            boolean elsewhere = standing.is(State.GONE) && cause == End.Cause.INVALIDATED;
            if (live || elsewhere) {
                standing.ends(cause);
                if (standing.holds() == 0 || elsewhere) {
                    endInStore();
                }
            }
        } finally {
            standing.lock().unlock();
        }
    }

    /** Tells the store of the end, now or when it can be reached; to be called under the lock. */
    void endInStore() {
        End.Cause cause = standing.endCause();
        try {
            EndResult result =
                    cause == null ? EndResult.ENDED : session.record().end(cause);
            if (result == EndResult.FENCED) {
                refused(cause);
            } else if (result == EndResult.ENDED) {
                directory.over(session.record().key());
                told(cause);
            }
        } catch (StoreUnavailableException unavailable) {
            standing.unsaved(true);
            if (cause != null && !directory.keep(session)) {
                directory.endLater(session.id(), session.record().ending(cause));
                standing.becomes(State.ENDED);
                standing.unsaved(false);
                told(cause);
            }
            return;
        }
        standing.becomes(State.ENDED);
        standing.unsaved(false);
        directory.remove(session);
        session.told(standing.answered());
    }

    private void told(End.@Nullable Cause cause) {
        if (cause != null) {
            session.events().ended(session.id(), cause);
        }
    }

    /** Another node has the session: it lives on there if its time was over here, and ends there if its user said so. */
    private void refused(End.@Nullable Cause cause) {
        if (cause == End.Cause.EXPIRED) {
            EngineLog.endRefused(session.name());
        } else {
            directory.endElsewhere(session.id());
        }
    }
}
