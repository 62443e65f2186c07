// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.Standing.State;
import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;
import io.baton.model.NodeId;
import io.baton.store.Pending;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a session's changes get to the store, and how the session is let go of. */
final class Writing {

    private final LocalSession session;
    private final EngineContext context;
    private final Standing standing;
    private final Directory directory;
    private final Reconciling reconciling;
    private final Ending ending;
    private final Announcing announcing;
    /** The write on its way to the store together with others; the session's lock is marked as long as there is one. */
    private @Nullable SentWrite sent;

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
        WriteStep step = first(occasion);
        while (step != WriteStep.DONE) {
            Draft draft = draft(occasion, step);
            if (step == WriteStep.LOOK && occasion.isInRequest()) {
                standing.lock().lockBeside();
            } else {
                standing.lock().lock();
            }
            step = WriteStep.DONE;
            boolean overdue = occasion == Occasion.TAKE_AWAY && isOverdue();
            try {
                if (overdue || occasion != Occasion.TAKE_AWAY) {
                    step = attempt(occasion, draft, Way.AT_ONCE);
                }
            } finally {
                if (step == WriteStep.DONE && occasion == Occasion.LET_GO) {
                    holdEnds();
                }
                if (step == WriteStep.DONE && occasion == Occasion.SAVE && isStreaming()) {
                    directory.streaming().shown(session);
                }
                if (step == WriteStep.DONE && overdue) {
                    holdsAreOver();
                }
                standing.lock().unlock();
            }
        }
    }

    /** Returns the step to begin with. */
    WriteStep first(Occasion occasion) {
        return mayWrite(occasion) ? WriteStep.WRITE : WriteStep.LOOK;
    }

    /** Whether there may be something to write now, so that values must be encoded. Asked without the lock first, and under it again. */
    private boolean mayWrite(Occasion occasion) {
        if (occasion.waitsForHolds()) {
            return !standing.isHeld();
        }
        if (occasion == Occasion.TAKE_AWAY) {
            // What requests that ended in time left to be written later must not be lost.
            return context.settings().backup() != Backup.REQUEST || standing.isUnsaved();
        }
        return !occasion.isInRequest()
                || context.settings().backup() == Backup.REQUEST
                || directory.streaming().isBehind()
                || session.record().isFullNeeded()
                || standing.isToBeWritten()
                || (occasion == Occasion.LET_GO && mustNotStay());
    }

    private boolean isStreaming() {
        return standing.is(State.LIVE) && context.settings().backup() == Backup.STREAM;
    }

    private void holdEnds() {
        standing.count(-1);
        if (standing.is(State.LIVE)
                && (session.isBehindhand() || context.settings().backup() == Backup.INTERVAL)) {
            directory.toBeFlushed(session);
        }
        if (isStreaming()) {
            directory.streaming().used(session);
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

    /** Encodes what an attempt may write. To be called under no lock. */
    Draft draft(Occasion occasion, WriteStep step) {
        boolean told = step != WriteStep.LOOK && announcing.leaves(occasion, this::isLeaving);
        long events = standing.events();
        Object generation = session.generation();
        return new Draft(step, told, events, generation, snapshot(occasion, step));
    }

    /** Writes what was found to be everything, under the lock that it was found so under: nothing that is decoded meanwhile can make it less. */
    void writeAll(Snapshot complete, Changes everything) {
        Draft draft = new Draft(WriteStep.WRITE_ALL, true, standing.events(), session.generation(), complete);
        write(Occasion.SAVE, false, draft, everything, Way.AT_ONCE);
    }

    private Snapshot snapshot(Occasion occasion, WriteStep step) {
        if (step == WriteStep.LOOK || !standing.is(State.LIVE)) {
            return Snapshot.EMPTY;
        }
        try {
            return session.attributes()
                    .snapshot(step == WriteStep.WRITE_ALL || session.record().isFullNeeded());
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

    /**
     * Writes the draft if it is worth it. To be called under the lock.
     *
     * @param way on which it goes to the store. Other sessions wait for its end if it goes {@link Way#TOGETHER} with
     *     what changed of them: what may take longer than one answer is to be done another time
     * @return {@link WriteStep#CONCLUDE} if it was sent together with others
     */
    WriteStep attempt(Occasion occasion, Draft draft, Way way) {
        if (session.generation() != draft.generation()) {
            return draft.step().anew();
        }
        boolean idle = isIdle(occasion);
        if (!idle && occasion.waitsForHolds()) {
            standing.toBeWritten(standing.isToBeWritten()
                    || (occasion == Occasion.FLUSH && context.settings().backup() == Backup.INTERVAL));
            return WriteStep.DONE;
        }
        if (occasion == Occasion.RETRY && !standing.isUnsaved()) {
            return WriteStep.DONE;
        }
        if (occasion.isForOwnersOnly() && session.isCopy()) {
            return WriteStep.DONE;
        }
        try {
            return switch (standing.state()) {
                case ENDED, GONE -> WriteStep.DONE;
                case EMPTY -> {
                    reconciling.releaseWhatWasGranted();
                    yield WriteStep.DONE;
                }
                case ENDING -> {
                    ending.endInStore();
                    yield WriteStep.DONE;
                }
                case LIVE -> {
                    if (draft.step() == WriteStep.LOOK) {
                        yield mayWrite(occasion) || isLostWithMemory(occasion) ? WriteStep.WRITE : WriteStep.DONE;
                    }
                    if (way == Way.TOGETHER && !session.record().isConfirmed()) {
                        yield WriteStep.WRITE;
                    }
                    boolean ours = session.record().isConfirmed() || reconciling.ownsStill();
                    yield ours ? write(occasion, idle, draft, way) : WriteStep.DONE;
                }
            };
        } catch (StoreUnavailableException unavailable) {
            return notWritten(occasion, draft.snapshot(), unavailable);
        }
    }

    private WriteStep notWritten(Occasion occasion, Snapshot snapshot, StoreUnavailableException unavailable) {
        standing.failed();
        if (standing.is(State.LIVE) && !session.record().isMaybeThere()) {
            directory.unstored().kept(session, snapshot.length());
        }
        boolean released = unavailable.kind() == Kind.CALL_FAILED && occasion.isDemanded() && tryRelease();
        // Whoever still waits asks again when its time has come; told now, it would do so at once, and again and again.
        Set<NodeId> askers = standing.answered();
        session.told(released ? askers : Set.of());
        return WriteStep.DONE;
    }

    /** Whether a session that is about to be dropped from memory is not in the store any more, from where others would get it. */
    private boolean isLostWithMemory(Occasion occasion) {
        return occasion == Occasion.TAKE_AWAY && !session.record().release();
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

    private WriteStep write(Occasion occasion, boolean idle, Draft draft, Way way) {
        Changes changes = session.attributes().changes(draft.snapshot());
        if (session.record().isFullNeeded() && !session.attributes().covers(draft.snapshot())) {
            return WriteStep.WRITE_ALL;
        }
        return write(occasion, idle, draft, changes, way);
    }

    private WriteStep write(Occasion occasion, boolean idle, Draft draft, Changes changes, Way way) {
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
            return WriteStep.WRITE;
        }
        if (release && !draft.told() && isLeaving(occasion)) {
            // Whoever is telling the values lets go of the session after that.
            return standing.isTelling() ? WriteStep.DONE : WriteStep.WRITE;
        }
        boolean settled = complete && idle && !standing.isTelling();
        boolean nothingToRelease = !release || !record.isOwned();
        if (nothingToRelease && !isDue(occasion, changes)) {
            if (settled) {
                session.attributes().settle(snapshot);
            }
            return WriteStep.DONE;
        }
        if (release && way == Way.TOGETHER) {
            return WriteStep.WRITE;
        }
        SentWrite write = send(draft, changes, release, idle && !standing.isTelling(), way);
        if (way == Way.TOGETHER) {
            sent = write;
            standing.lock().sent();
            return WriteStep.CONCLUDE;
        }
        return conclude(write, write.sent().answer(), way);
    }

    private SentWrite send(Draft draft, Changes changes, boolean release, boolean idle, Way way) {
        boolean mayBeElsewhere = session.mayBeElsewhere();
        long repeated = context.health().repeatedCalls();
        SessionRecord.Sent write =
                orDoubted(changes, () -> session.record().send(session.metadata(), changes, release, way));
        return new SentWrite(draft.snapshot(), draft.events(), changes, idle, mayBeElsewhere, repeated, write);
    }

    /** Waits for the answer to what {@link #attempt} sent, and draws the conclusion. To be called under no lock. */
    WriteStep conclude(Occasion occasion) {
        SentWrite write = Objects.requireNonNull(sent);
        Pending<SaveResult> answer = write.sent().answer().awaited();
        standing.lock().lockBeside();
        try {
            sent = null;
            standing.lock().answered();
            return conclude(write, answer, Way.TOGETHER);
        } catch (StoreUnavailableException unavailable) {
            return notWritten(occasion, write.snapshot(), unavailable);
        } finally {
            standing.lock().unlock();
        }
    }

    private WriteStep conclude(SentWrite write, Pending<SaveResult> answer, Way way) {
        SessionRecord record = session.record();
        SaveResult result = orDoubted(write.changes(), () -> record.answer(write.sent(), answer));
        return switch (result) {
            case SAVED -> {
                session.saved(write.sent().times());
                saved(write);
                if (write.sent().release()) {
                    released();
                }
                yield WriteStep.DONE;
            }
            case BEHIND -> {
                // Another node may own by now what the store went back to.
                record.unconfirmed();
                record.refusedByLoss(write.sent());
                if (mayBeReleased(write)) {
                    record.contested();
                }
                yield WriteStep.WRITE;
            }
            case ABSENT -> {
                if (way == Way.TOGETHER) {
                    yield WriteStep.WRITE;
                }
                if (!record.isLost()) {
                    session.refused(SaveResult.ENDED);
                    yield WriteStep.DONE;
                }
                reconciling.awaitOwner(write.mayBeElsewhere() || mayBeReleased(write));
                record.refusedByLoss(write.sent());
                record.needFull();
                yield WriteStep.WRITE_ALL;
            }
            case FENCED, ENDED, UNREADABLE -> {
                session.refused(result);
                yield WriteStep.DONE;
            }
        };
    }

    /** Whether the store may have heard of the release the first time, and another node gone on since. */
    private boolean mayBeReleased(SentWrite write) {
        return write.sent().release() && context.health().repeatedCalls() != write.repeated();
    }

    private <T> T orDoubted(Changes changes, Supplier<T> part) {
        try {
            return part.get();
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

    private void saved(SentWrite write) {
        // Otherwise another request came or went, or its write failed, and its changes may not be in the snapshot.
        boolean complete = standing.events() == write.events();
        session.attributes().stored(write.changes());
        directory.unstored().forget(session);
        standing.toBeWritten(false);
        if (complete && !write.snapshot().lacking()) {
            standing.unsaved(false);
        }
        if (complete && write.idle()) {
            session.attributes().settle(write.snapshot());
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
