package io.baton.engine;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.Standing.State;
import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.NodeMessage;
import io.baton.store.NodeMessage.Ask;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a session's changes, its new id and its end get to the store, and how the session is let go of. */
final class Writing {

    /** On what occasion changes go to the store. */
    enum Occasion {
        /** In the middle of a request. */
        SAVE,
        /** At the end of a request; the last one of this node lets go of the session, if others want it. */
        LET_GO,
        /** What interval mode left for later; not while a request holds the session. */
        FLUSH,
        /** Another node wants it, or this one stops; not while a request holds the session. */
        HAND_OVER,
        /** This node stops and waits for requests no longer. */
        LEAVE,
        /** A request held it for too long while others waited. */
        TAKE_AWAY,
        /** Once more, because something failed before. */
        RETRY;

        boolean waitsForHolds() {
            return this == FLUSH || this == HAND_OVER;
        }

        /** Whether somebody waits for the session now, so that what cannot be written does not keep it here. */
        boolean isDemanded() {
            return this == HAND_OVER || this == LEAVE || this == TAKE_AWAY;
        }

        /** Whether there is nothing to do for a session that was let go of with everything there was. */
        boolean isForOwnersOnly() {
            return waitsForHolds() || this == LEAVE;
        }
    }

    /** What an attempt to write has to do next. */
    private enum Step {
        DONE,
        /** Only look whether there is something to do. */
        LOOK,
        /** Write what changed. */
        WRITE,
        /** Write everything. */
        WRITE_ALL
    }

    private final LocalSession session;
    private final EngineContext context;
    private final Standing standing;
    private final Directory directory;

    Writing(LocalSession session, EngineContext context, Standing standing, Directory directory) {
        this.session = session;
        this.context = context;
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
        Step step = mayWrite(occasion) ? Step.WRITE : Step.LOOK;
        while (step != Step.DONE) {
            Draft draft = draft(occasion, step);
            step = Step.DONE;
            standing.lock().lock();
            boolean overdue = occasion == Occasion.TAKE_AWAY && isOverdue();
            try {
                if (overdue || occasion != Occasion.TAKE_AWAY) {
                    step = attempt(occasion, draft);
                }
            } finally {
                if (step == Step.DONE && occasion == Occasion.LET_GO) {
                    holdEnds();
                }
                if (step == Step.DONE && overdue) {
                    holdsAreOver();
                }
                standing.lock().unlock();
            }
        }
    }

    /** Whether there may be something to write now, so that values must be encoded. Asked without the lock first, and under it again. */
    private boolean mayWrite(Occasion occasion) {
        if (occasion.waitsForHolds()) {
            return !standing.isHeld();
        }
        if (occasion == Occasion.TAKE_AWAY) {
            // What requests that ended in time left to be written later must not be lost.
            return context.settings().backup() == Backup.INTERVAL || standing.isUnsaved();
        }
        boolean inRequest = occasion == Occasion.SAVE || occasion == Occasion.LET_GO;
        return !inRequest
                || context.settings().backup() == Backup.REQUEST
                || session.record().isFullNeeded()
                || standing.isToBeWritten()
                || (occasion == Occasion.LET_GO && mustNotStay());
    }

    private void holdEnds() {
        standing.count(-1);
        if (standing.is(State.LIVE)
                && (session.isBehindhand() || context.settings().backup() == Backup.INTERVAL)) {
            directory.toBeFlushed(session);
        }
        if (standing.holds() == 0) {
            standing.waitIsOver();
        }
        session.told(Set.of());
    }

    /**
     * What was encoded under no lock.
     *
     * @param step for which it was made
     * @param events {@link Standing#events} before it was made
     * @param generation {@link LocalSession#generation} before it was made
     * @param snapshot what was encoded
     */
    private record Draft(Step step, long events, Object generation, Snapshot snapshot) {}

    private Draft draft(Occasion occasion, Step step) {
        long events = standing.events();
        Object generation = session.generation();
        return new Draft(step, events, generation, snapshot(occasion, step));
    }

    /** A draft that nothing can have overtaken, for it is judged under the lock it was found good under. */
    private Draft draftOf(Snapshot complete) {
        return new Draft(Step.WRITE_ALL, standing.events(), session.generation(), complete);
    }

    private Snapshot snapshot(Occasion occasion, Step step) {
        if (step == Step.LOOK || !standing.is(State.LIVE)) {
            return Snapshot.EMPTY;
        }
        try {
            return session.attributes()
                    .snapshot(step == Step.WRITE_ALL || session.record().isFullNeeded());
        } catch (Error failure) {
            if (occasion == Occasion.LET_GO || occasion == Occasion.HAND_OVER) {
                letGoWithoutWriting(occasion);
            }
            throw failure;
        }
    }

    /** The machine is in a state in which values cannot be encoded; other nodes shall not wait for what will not come. */
    private void letGoWithoutWriting(Occasion occasion) {
        standing.lock().lock();
        try {
            standing.failed();
            if (isIdle(occasion) && standing.is(State.LIVE)) {
                boolean released = tryRelease();
                Set<NodeId> askers = standing.answered();
                session.told(released ? askers : Set.of());
            }
            if (occasion == Occasion.LET_GO) {
                holdEnds();
            }
        } finally {
            standing.lock().unlock();
        }
    }

    /** Whether nobody holds the session but the request that lets go of it now. */
    private boolean isIdle(Occasion occasion) {
        return standing.holds() == (occasion == Occasion.LET_GO ? 1 : 0);
    }

    /** What could not be written stays in memory; that is no reason for other nodes to wait until the hold runs out. */
    private boolean tryRelease() {
        try {
            session.record().release();
            return true;
        } catch (StoreUnavailableException later) {
            standing.unsaved(true);
            return false;
        }
    }

    private Step attempt(Occasion occasion, Draft draft) {
        if (session.generation() != draft.generation()) {
            return again(draft.step());
        }
        boolean idle = isIdle(occasion);
        if (!idle && occasion.waitsForHolds()) {
            standing.toBeWritten(standing.isToBeWritten() || occasion == Occasion.FLUSH);
            return Step.DONE;
        }
        if (occasion == Occasion.RETRY && !standing.isUnsaved()) {
            return Step.DONE;
        }
        if (occasion.isForOwnersOnly() && session.isCopy()) {
            return Step.DONE;
        }
        try {
            return switch (standing.state()) {
                case ENDED, GONE -> Step.DONE;
                case EMPTY -> {
                    releaseWhatWasGranted();
                    yield Step.DONE;
                }
                case ENDING -> {
                    endInStore();
                    yield Step.DONE;
                }
                case LIVE -> {
                    if (draft.step() == Step.LOOK) {
                        yield mayWrite(occasion) || isLostWithMemory(occasion) ? Step.WRITE : Step.DONE;
                    }
                    boolean ours = session.record().isConfirmed() || ownsStill();
                    yield ours ? write(occasion, idle, draft) : Step.DONE;
                }
            };
        } catch (StoreUnavailableException unavailable) {
            standing.failed();
            boolean released = unavailable.kind() == Kind.CALL_FAILED && occasion.isDemanded() && tryRelease();
            // Whoever still waits asks again when its time has come; told now, it would do so at once, and again and
            // again.
            Set<NodeId> askers = standing.answered();
            session.told(released ? askers : Set.of());
            return Step.DONE;
        }
    }

    /** Whether a session that is about to be dropped from memory is not in the store any more, from where others would get it. */
    private boolean isLostWithMemory(Occasion occasion) {
        return occasion == Occasion.TAKE_AWAY && !session.record().release();
    }

    /** What the snapshot was made of was replaced by what another node left. */
    private static Step again(Step step) {
        return step == Step.WRITE_ALL ? Step.WRITE : step;
    }

    private boolean mustNotStay() {
        return standing.isToBeReleased() || directory.isLeaving();
    }

    private boolean isReleasing(Occasion occasion, boolean idle) {
        return switch (occasion) {
            case SAVE -> false;
            case LET_GO, FLUSH, RETRY -> idle && mustNotStay();
            case HAND_OVER, LEAVE, TAKE_AWAY -> true;
        };
    }

    private Step write(Occasion occasion, boolean idle, Draft draft) {
        Snapshot snapshot = draft.snapshot();
        SessionRecord record = session.record();
        if (record.isFullNeeded() && !session.attributes().covers(snapshot)) {
            return Step.WRITE_ALL;
        }
        Changes changes = session.attributes().changes(snapshot);
        // What this node does not own it writes without keeping it.
        boolean release = isReleasing(occasion, idle) || !record.isOwned();
        boolean complete = standing.events() == draft.events();
        if (release && !complete) {
            // Whoever gets the session next must find what requests left meanwhile.
            return Step.WRITE;
        }
        boolean settled = complete && idle;
        boolean nothingToRelease = !release || !record.isOwned();
        if (nothingToRelease && !isDue(occasion, changes)) {
            if (settled) {
                session.attributes().settle(snapshot);
            }
            return Step.DONE;
        }
        SessionMetadata times = session.metadata();
        SaveResult result = record.save(times, changes, release);
        return switch (result) {
            case SAVED -> {
                session.saved(times);
                saved(snapshot, changes, complete, settled);
                if (release) {
                    released();
                }
                yield Step.DONE;
            }
            case BEHIND -> {
                // Another node may own by now what the store went back to.
                record.unconfirmed();
                yield Step.WRITE;
            }
            case ABSENT -> {
                if (!record.isLost()) {
                    session.refused(SaveResult.ENDED);
                    yield Step.DONE;
                }
                record.needFull();
                yield Step.WRITE_ALL;
            }
            case FENCED, ENDED, UNREADABLE -> {
                session.refused(result);
                yield Step.DONE;
            }
        };
    }

    private boolean isDue(Occasion occasion, Changes changes) {
        return !changes.isEmpty()
                || session.record().isFullNeeded()
                || session.isLifeChanged()
                || occasion == Occasion.RETRY
                || (occasion == Occasion.LET_GO && standing.isToBeWritten())
                || (occasion == Occasion.FLUSH && session.isAccessOutdated());
    }

    /**
     * @param complete whether no other request came or went since before the snapshot was made, nor its write failed; its changes may not be in it
     * @param settled whether no request has values in its hands either
     */
    private void saved(Snapshot snapshot, Changes changes, boolean complete, boolean settled) {
        session.attributes().stored(changes);
        standing.toBeWritten(false);
        if (complete) {
            standing.unsaved(false);
        }
        if (settled) {
            session.attributes().settle(snapshot);
        }
        if (standing.isHealing()) {
            standing.healing(false);
            EngineLog.healed(session.name());
        }
    }

    private void released() {
        if (standing.isWanted()) {
            standing.stickiness().left();
        }
        session.told(standing.answered());
    }

    /** Takes the session from requests that held it for too long while somebody waited. */
    void endHoldsIfOverdue() {
        if (isOverdue()) {
            write(Occasion.TAKE_AWAY);
        }
    }

    /** In one go with the last write: a request that came between would be told that it holds what is dropped. */
    private void holdsAreOver() {
        if (standing.is(State.LIVE)) {
            EngineLog.heldTooLong(session.name());
            if (session.record().isOwned()) {
                tryRelease();
            }
            session.drop();
        }
    }

    private boolean isOverdue() {
        standing.lock().lock();
        try {
            return standing.is(State.LIVE)
                    && standing.holds() > 0
                    && standing.isWaitedFor()
                    && context.time()
                                    .since(standing.waitedForSince())
                                    .compareTo(context.settings().holdLimit())
                            >= 0;
        } finally {
            standing.lock().unlock();
        }
    }

    /** Asks, before the first write after an outage, whether another node took over what was served from memory. */
    private boolean ownsStill() {
        ClaimResult result = session.record().claim(Claim.Mode.CONFIRM, null);
        if (result instanceof ClaimResult.Busy busy && session.record().isOlderOwner(result)) {
            result = claimBack(busy.owner());
        }
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
                // Memory first: what is granted is not what is there, and must not be taken for it if the store fails
                // next.
                session.refused(SaveResult.FENCED);
                session.record().giveBack();
                yield false;
            }
            case BUSY -> session.refused(SaveResult.FENCED);
            case ENDED -> session.refused(SaveResult.ENDED);
            case UNREADABLE -> session.refused(SaveResult.UNREADABLE);
        };
    }

    /** The store lost that this node owns the session, and another one has an older state of it. It is asked for it; what is unsaved here waits. */
    private ClaimResult claimBack(Ownership owner) {
        if (context.peers().isDead(owner.node())) {
            return session.record().claim(Claim.Mode.CONFIRM, owner);
        }
        NodeMessage ask =
                new Ask(session.record().key(), owner.fence(), context.lease().node());
        context.channel().send(owner.node(), ask);
        throw new StoreUnavailableException(Kind.CALL_FAILED, "asked " + owner.node() + " for it", null);
    }

    private void releaseWhatWasGranted() {
        ClaimResult result = session.record().claim(Claim.Mode.SWEEP, null);
        if (result.kind() == ClaimResult.Kind.CHANGED || result.kind() == ClaimResult.Kind.UNCHANGED) {
            session.record().giveBack();
        }
        session.drop();
    }

    private void endInStore() {
        End.Cause cause = standing.endCause();
        try {
            EndResult result =
                    cause == null ? EndResult.ENDED : session.record().end(cause);
            if (result == EndResult.FENCED) {
                refused(cause);
            }
        } catch (StoreUnavailableException unavailable) {
            standing.unsaved(true);
            if (cause != null && !directory.keep(session)) {
                directory.endLater(session.id(), session.record().ending(cause));
                standing.becomes(State.ENDED);
                standing.unsaved(false);
            }
            return;
        }
        standing.becomes(State.ENDED);
        standing.unsaved(false);
        directory.remove(session);
        session.told(standing.answered());
    }

    /** Another node has the session: it lives on there if its time was over here, and ends there if its user said so. */
    private void refused(End.@Nullable Cause cause) {
        if (cause == End.Cause.EXPIRED) {
            EngineLog.endRefused(session.name());
        } else {
            directory.endElsewhere(session.id());
        }
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
        SessionId formerId = session.id();
        SessionRecord former = session.record();
        SessionRecord next = former.renamed(session.keyOf(newId));
        Set<NodeId> askers = standing.answered();
        session.renamed(newId, next);
        try {
            write(Occasion.SAVE, false, draftOf(snapshot));
            if (former.end(End.Cause.RENAMED) == EndResult.FENCED && !endedAsOwner(former)) {
                directory.endElsewhere(formerId);
            }
        } catch (StoreUnavailableException unavailable) {
            standing.unsaved(true);
            directory.endLater(formerId, former.ending(End.Cause.RENAMED));
        } finally {
            directory.unlink(formerId, session);
        }
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
            return session.record().isConfirmed() || ownsStill();
        } catch (StoreUnavailableException unavailable) {
            return true;
        }
    }
}
