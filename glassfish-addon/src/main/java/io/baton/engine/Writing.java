// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.Standing.State;
import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;
import io.baton.model.NodeId;
import io.baton.model.SessionMetadata;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.util.Set;

/** How a session's changes get to the store, and how the session is let go of. */
final class Writing {

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
    private final Reconciling reconciling;
    private final Ending ending;
    private final Announcing announcing;

    Writing(
            LocalSession session,
            EngineContext context,
            Standing standing,
            Directory directory,
            Reconciling reconciling,
            Ending ending,
            Announcing announcing) {
        this.session = session;
        this.context = context;
        this.standing = standing;
        this.directory = directory;
        this.reconciling = reconciling;
        this.ending = ending;
        this.announcing = announcing;
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
        return !occasion.isInRequest()
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
        if (standing.is(State.LIVE) && session.isAccessOutdated()) {
            directory.usedAgain(session);
        }
        if (standing.holds() == 0) {
            standing.waitIsOver();
        }
        session.told(Set.of());
        if (standing.holds() == 0 && standing.is(State.LIVE)) {
            directory.used(session);
        }
    }

    /**
     * What was encoded under no lock.
     *
     * @param step for which it was made
     * @param told whether the session may leave with it: what hears of that has heard of it before
     * @param events {@link Standing#events} before it was made
     * @param generation {@link LocalSession#generation} before it was made
     * @param snapshot what was encoded
     */
    private record Draft(Step step, boolean told, long events, Object generation, Snapshot snapshot) {}

    private Draft draft(Occasion occasion, Step step) {
        boolean told = step != Step.LOOK && announcing.leaves(occasion, this::isLeaving);
        long events = standing.events();
        Object generation = session.generation();
        return new Draft(step, told, events, generation, snapshot(occasion, step));
    }

    /** Writes what was found to be everything, under the lock that it was found so under: nothing that is decoded meanwhile can make it less. */
    void writeAll(Snapshot complete, Changes everything) {
        Draft draft = new Draft(Step.WRITE_ALL, true, standing.events(), session.generation(), complete);
        write(Occasion.SAVE, false, draft, everything);
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
                    reconciling.releaseWhatWasGranted();
                    yield Step.DONE;
                }
                case ENDING -> {
                    ending.endInStore();
                    yield Step.DONE;
                }
                case LIVE -> {
                    if (draft.step() == Step.LOOK) {
                        yield mayWrite(occasion) || isLostWithMemory(occasion) ? Step.WRITE : Step.DONE;
                    }
                    boolean ours = session.record().isConfirmed() || reconciling.ownsStill();
                    yield ours ? write(occasion, idle, draft) : Step.DONE;
                }
            };
        } catch (StoreUnavailableException unavailable) {
            standing.failed();
            if (standing.is(State.LIVE) && !session.record().isMaybeThere()) {
                directory.unstored().kept(session, draft.snapshot().length());
            }
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
            case SAVE, CONFIRM -> false;
            case LET_GO, FLUSH, RETRY -> idle && mustNotStay();
            case HAND_OVER, LEAVE, TAKE_AWAY -> true;
        };
    }

    /** Whether nothing but what may come meanwhile keeps the session from leaving memory's hands on that occasion; to be asked under the lock. */
    private boolean isLeaving(Occasion occasion) {
        return standing.is(State.LIVE)
                && (isIdle(occasion) || occasion == Occasion.LEAVE)
                && !(occasion.isForOwnersOnly() && session.isCopy())
                && (occasion != Occasion.RETRY || standing.isUnsaved())
                && (isReleasing(occasion, true) || !session.record().isOwned());
    }

    private Step write(Occasion occasion, boolean idle, Draft draft) {
        Changes changes = session.attributes().changes(draft.snapshot());
        if (session.record().isFullNeeded() && !session.attributes().covers(draft.snapshot())) {
            return Step.WRITE_ALL;
        }
        return write(occasion, idle, draft, changes);
    }

    private Step write(Occasion occasion, boolean idle, Draft draft, Changes changes) {
        Snapshot snapshot = draft.snapshot();
        SessionRecord record = session.record();
        if (snapshot.lacking()) {
            // It is tried again every second, by the time of which whoever changes the value may be through with it.
            standing.unsaved(true);
        }
        // What this node does not own it writes without keeping it.
        boolean release = isReleasing(occasion, idle) || !record.isOwned();
        boolean complete = standing.events() == draft.events();
        if (release && !complete) {
            // Whoever gets the session next must find what requests left meanwhile.
            return Step.WRITE;
        }
        if (release && !draft.told() && isLeaving(occasion)) {
            // Whoever is telling the values lets go of the session after that.
            return standing.isTelling() ? Step.DONE : Step.WRITE;
        }
        boolean settled = complete && idle && !standing.isTelling();
        boolean nothingToRelease = !release || !record.isOwned();
        if (nothingToRelease && !isDue(occasion, changes)) {
            if (settled) {
                session.attributes().settle(snapshot);
            }
            return Step.DONE;
        }
        SessionMetadata times = session.metadata();
        boolean mayBeElsewhere = session.mayBeElsewhere();
        long repeated = context.health().repeatedCalls();
        SaveResult result = save(times, changes, release);
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
                if (release && context.health().repeatedCalls() != repeated) {
                    record.contested();
                }
                yield Step.WRITE;
            }
            case ABSENT -> {
                if (!record.isLost()) {
                    session.refused(SaveResult.ENDED);
                    yield Step.DONE;
                }
                // The store may have heard of the release the first time, and another node gone on since.
                boolean mayBeReleased = release && context.health().repeatedCalls() != repeated;
                reconciling.awaitOwner(mayBeElsewhere || mayBeReleased);
                record.needFull();
                yield Step.WRITE_ALL;
            }
            case FENCED, ENDED, UNREADABLE -> {
                session.refused(result);
                yield Step.DONE;
            }
        };
    }

    private SaveResult save(SessionMetadata times, Changes changes, boolean release) {
        try {
            return session.record().save(times, changes, release);
        } catch (StoreUnavailableException unavailable) {
            if (unavailable.kind() != Kind.NOT_ASKED) {
                session.attributes().unanswered(changes);
            }
            throw unavailable;
        }
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
        directory.unstored().forget(session);
        standing.toBeWritten(false);
        if (complete && !snapshot.lacking()) {
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
        Set<NodeId> askers = standing.answered();
        if (!askers.isEmpty()) {
            session.events().handedOver(session.id(), askers);
        }
        session.told(askers);
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
            session.events().takenAway(session.id());
            if (session.record().isOwned()) {
                tryRelease();
            }
            session.drop();
        }
    }

    private boolean isOverdue() {
        standing.lock().lock();
        try {
            return standing.isOverdue(context.time(), context.settings().holdLimit());
        } finally {
            standing.lock().unlock();
        }
    }
}
