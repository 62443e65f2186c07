// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.Standing.State;
import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.StoreUnavailableException;
import java.util.Set;

/** How a session gets another id, in memory and in the store. */
final class Renaming {

    private final LocalSession session;
    private final Standing standing;
    private final Directory directory;
    private final Reconciling reconciling;
    private final Writing writing;

    Renaming(LocalSession session, Standing standing, Directory directory, Reconciling reconciling, Writing writing) {
        this.session = session;
        this.standing = standing;
        this.directory = directory;
        this.reconciling = reconciling;
        this.writing = writing;
    }

    /**
     * Gives the session another id: first the new record, then the old one's tombstone.
     *
     * @param newId never used before
     * @throws io.baton.engine.attributes.AttributeUnavailableException if the store cannot be asked for what is only there; nothing was renamed then
     */
    void rename(SessionId newId) {
        boolean renamed = false;
        while (!renamed) {
            // The new record is another key: what the old one has is gone with it.
            session.attributes().fetchAll();
            Snapshot snapshot = session.attributes().snapshot(true);
            standing.lock().lock();
            try {
                renamed = renamed(newId, snapshot);
            } finally {
                standing.lock().unlock();
            }
        }
    }

    private boolean renamed(SessionId newId, Snapshot snapshot) {
        if (!standing.is(State.LIVE) || !isOursToRename()) {
            // Taken over or ended elsewhere: what this request has in hand is written nowhere, under neither id.
            session.renamed(newId);
            return true;
        }
        Changes everything = session.attributes().changes(snapshot);
        if (!session.attributes().covers(snapshot) || !session.attributes().isComplete()) {
            return false;
        }
        SessionId formerId = session.id();
        SessionRecord former = session.record();
        SessionRecord next = former.renamed(newId);
        Set<NodeId> askers = standing.answered();
        session.renamed(newId, next);
        try {
            writing.writeAll(snapshot, everything);
            if (former.end(End.Cause.RENAMED) == EndResult.FENCED && !endedAsOwner(former)) {
                directory.endElsewhere(formerId);
            } else {
                directory.over(former.key());
            }
        } catch (StoreUnavailableException unavailable) {
            standing.unsaved(true);
            directory.endLater(formerId, former.ending(End.Cause.RENAMED));
        } finally {
            directory.unlink(formerId, session);
        }
        session.events().renamed(formerId, newId);
        directory.letGo(former.key(), askers);
        return true;
    }

    /** A claim of this node's that arrived late raises the fence under its own feet: one more tells whether that is all. */
    private static boolean endedAsOwner(SessionRecord former) {
        ClaimResult.Kind kind = former.claim(Claim.Mode.CONFIRM, null).kind();
        boolean ours = kind == ClaimResult.Kind.UNCHANGED || kind == ClaimResult.Kind.CHANGED;
        return ours && former.end(End.Cause.RENAMED) == EndResult.ENDED;
    }

    private boolean isOursToRename() {
        try {
            return session.record().isConfirmed() || reconciling.ownsStill();
        } catch (StoreUnavailableException unavailable) {
            return true;
        }
    }
}
