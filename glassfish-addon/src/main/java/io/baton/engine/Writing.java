package io.baton.engine;

import io.baton.engine.Standing.State;
import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;
import io.baton.model.SessionId;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;

/** How a session's changes, its new id and its end get to the store. */
final class Writing {

    /** On what occasion changes go to the store. */
    enum Occasion {
        /** In the middle of a request. */
        SAVE,
        /** At the end of a request; the last one of this node releases the session. */
        LET_GO,
        /** Once more, because something failed before. */
        RETRY
    }

    private final LocalSession session;
    private final Standing standing;
    private final Directory directory;

    Writing(LocalSession session, Standing standing, Directory directory) {
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

    void write(Occasion occasion) {
        boolean again = true;
        boolean everything = false;
        while (again) {
            int failuresBefore = standing.failures();
            Snapshot snapshot = snapshot(occasion, everything);
            standing.lock().lock();
            try {
                again = false;
                again = needsEverything(occasion, snapshot, failuresBefore);
                everything = again;
            } finally {
                if (!again && occasion == Occasion.LET_GO) {
                    standing.count(-1);
                }
                standing.lock().unlock();
            }
        }
    }

    private Snapshot snapshot(Occasion occasion, boolean everything) {
        try {
            return standing.is(State.LIVE)
                    ? session.attributes()
                            .snapshot(everything || session.record().isFullNeeded())
                    : Snapshot.EMPTY;
        } catch (Error failure) {
            if (occasion == Occasion.LET_GO) {
                letGoWithoutWriting();
            }
            throw failure;
        }
    }

    /** The machine is in a state in which values cannot be encoded; other nodes shall not wait for what will not come. */
    private void letGoWithoutWriting() {
        standing.lock().lock();
        try {
            standing.count(-1);
            standing.failed();
            if (standing.holds() == 0 && standing.is(State.LIVE)) {
                tryRelease();
            }
        } finally {
            standing.lock().unlock();
        }
    }

    /** What could not be written stays in memory; that is no reason for other nodes to wait until the hold runs out. */
    private void tryRelease() {
        try {
            session.record().release();
        } catch (StoreUnavailableException later) {
            standing.unsaved(true);
        }
    }

    /** Writes the snapshot, unless the store needs more than it has. */
    private boolean needsEverything(Occasion occasion, Snapshot snapshot, int failuresBefore) {
        boolean release = occasion == Occasion.LET_GO ? standing.holds() == 1 : occasion != Occasion.SAVE;
        if (occasion == Occasion.RETRY && (standing.holds() > 0 || !standing.isUnsaved())) {
            return false;
        }
        try {
            return switch (standing.state()) {
                case ENDED, GONE -> false;
                case EMPTY -> {
                    releaseWhatWasGranted();
                    yield false;
                }
                case ENDING -> {
                    endInStore();
                    yield false;
                }
                case LIVE ->
                    (session.record().isConfirmed() || ownsStill())
                            && needsEverything(snapshot, release, failuresBefore);
            };
        } catch (StoreUnavailableException unavailable) {
            standing.failed();
            if (release && unavailable.kind() == Kind.CALL_FAILED) {
                tryRelease();
            }
            return false;
        }
    }

    private boolean needsEverything(Snapshot snapshot, boolean release, int failuresBefore) {
        if (session.record().isFullNeeded() && !session.attributes().covers(snapshot)) {
            return true;
        }
        Changes changes = session.attributes().changes(snapshot);
        if (changes.isEmpty() && !release && !session.record().isFullNeeded()) {
            return false;
        }
        SaveResult result = session.record().save(session.metadata(), changes, release);
        return switch (result) {
            case SAVED -> {
                saved(snapshot, changes, release, standing.failures() == failuresBefore);
                yield false;
            }
            case BEHIND -> {
                session.record().needFull();
                yield true;
            }
            case ABSENT -> {
                if (!session.record().isLost()) {
                    yield session.refused(SaveResult.ENDED);
                }
                session.record().needFull();
                yield true;
            }
            case FENCED, ENDED, UNREADABLE -> session.refused(result);
        };
    }

    /** @param all whether no other request's write failed since the snapshot was made; its changes may not be in it */
    private void saved(Snapshot snapshot, Changes changes, boolean release, boolean all) {
        session.attributes().stored(changes);
        if (all) {
            standing.unsaved(false);
            if (release) {
                session.attributes().settle(snapshot);
            }
        }
        if (standing.isHealing()) {
            standing.healing(false);
            EngineLog.healed(session.name());
        }
    }

    /** Asks, before the first write after an outage, whether another node took over what was served from memory. */
    private boolean ownsStill() {
        ClaimResult result = session.record().claim(Claim.Mode.CONFIRM, null);
        return switch (result.kind()) {
            case UNCHANGED -> true;
            case BEHIND -> {
                session.record().heal();
                yield true;
            }
            case ABSENT -> {
                boolean lost = session.record().isLost();
                session.record().heal();
                yield lost || session.refused(SaveResult.ENDED);
            }
            case CHANGED -> {
                session.record().release();
                yield session.refused(SaveResult.FENCED);
            }
            case BUSY -> session.refused(SaveResult.FENCED);
            case ENDED -> session.refused(SaveResult.ENDED);
            case UNREADABLE -> session.refused(SaveResult.UNREADABLE);
        };
    }

    private void releaseWhatWasGranted() {
        ClaimResult result = session.record().claim(Claim.Mode.SWEEP, null);
        if (result.kind() == ClaimResult.Kind.CHANGED || result.kind() == ClaimResult.Kind.UNCHANGED) {
            session.record().release();
        }
        session.drop();
    }

    private void endInStore() {
        End.Cause cause = standing.endCause();
        try {
            EndResult result =
                    cause == null ? EndResult.ENDED : session.record().end(cause, cause == End.Cause.EXPIRED);
            if (result == EndResult.FENCED) {
                EngineLog.endRefused(session.name());
            }
        } catch (StoreUnavailableException unavailable) {
            standing.unsaved(true);
            if (cause != null && !directory.keep(session)) {
                directory.endLater(session.record().ending(cause, cause == End.Cause.EXPIRED));
                standing.becomes(State.ENDED);
                standing.unsaved(false);
            }
            return;
        }
        standing.becomes(State.ENDED);
        standing.unsaved(false);
        directory.remove(session);
    }

    /**
     * Gives the session another id: first the new record, then the old one's tombstone.
     *
     * @param newId never used before
     */
    void rename(SessionId newId) {
        boolean renamed = false;
        while (!renamed) {
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
        if (!session.attributes().covers(snapshot)) {
            return false;
        }
        SessionRecord former = session.record();
        boolean confirmed = former.isConfirmed();
        SessionRecord next = former.renamed(session.keyOf(newId));
        session.renamed(newId, next);
        try {
            needsEverything(snapshot, false, standing.failures());
            former.end(End.Cause.RENAMED, !confirmed);
        } catch (StoreUnavailableException unavailable) {
            standing.unsaved(true);
            directory.endLater(former.ending(End.Cause.RENAMED, !confirmed));
        }
        return true;
    }

    private boolean isOursToRename() {
        try {
            return session.record().isConfirmed() || ownsStill();
        } catch (StoreUnavailableException unavailable) {
            return true;
        }
    }
}
