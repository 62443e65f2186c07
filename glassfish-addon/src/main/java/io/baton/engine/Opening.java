// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.HoldAttempt.Busy;
import io.baton.engine.HoldAttempt.Where;
import io.baton.engine.SessionEvents.Failure;
import io.baton.engine.SessionEvents.Source;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.store.SessionKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How whoever wants a session gets it: by one attempt after the other, asking its owner and waiting in between, until it is decided or the time is over. */
final class Opening {

    private final EngineContext context;
    private final Directory directory;
    private final Incidents incidents;

    Opening(EngineContext context, Directory directory, Incidents incidents) {
        this.incidents = incidents;
        this.context = context;
        this.directory = directory;
    }

    /**
     * Opens a session. Never throws for a failure of the store.
     *
     * @param waitTime how long to wait for other nodes, and for other requests of this one
     * @param eagerness how badly it is wanted
     * @param room where to wait
     */
    OpenResult open(SessionId id, Duration waitTime, Eagerness eagerness, WaitingRoom room) {
        if (eagerness == Eagerness.SWEEP) {
            return tryOpen(id, waitTime, eagerness, room).result();
        }
        Object mark = context.events().opens();
        long began = context.time().nanoTime();
        Outcome outcome = tryOpen(id, waitTime, eagerness, room);
        if (outcome.source() != null) {
            Duration took = outcome.isAtOnce() ? Duration.ZERO : context.time().since(began);
            context.events().opened(mark, id, outcome.source(), took);
        } else {
            context.events()
                    .notOpened(
                            mark, id, failure(outcome.result()), context.time().since(began));
        }
        return outcome.result();
    }

    private static Failure failure(OpenResult result) {
        if (result instanceof OpenResult.NoSuchSession) {
            return Failure.UNKNOWN;
        }
        return result instanceof OpenResult.Crowded ? Failure.CROWDED : Failure.UNAVAILABLE;
    }

    /**
     * The outcome of opening a session.
     *
     * @param source where it came from; null if it was not opened
     * @param isAtOnce whether memory had it, and nothing was waited for
     */
    private record Outcome(OpenResult result, @Nullable Source source, boolean isAtOnce) {

        Outcome(OpenResult result, @Nullable Source source) {
            this(result, source, source == Source.MEMORY);
        }

        /** @param isElsewhere whether it was in use by another node */
        Outcome afterWaiting(boolean isElsewhere) {
            boolean isLetGoOf = isElsewhere && (source == Source.STORE || source == Source.CONFIRMED);
            return new Outcome(result, isLetGoOf ? Source.HANDED_OVER : source, false);
        }
    }

    private Outcome tryOpen(SessionId id, Duration waitTime, Eagerness eagerness, WaitingRoom room) {
        Attempt first = attempt(id, eagerness, null);
        if (first.outcome() != null) {
            return first.outcome();
        }
        Wait wait = new Wait(context, SessionKey.of(context.application(), id), waitTime);
        try (Bells.Bell bell = directory.bell(id);
                WaitingRoom.Visitor visitor = room.enter(id.digest())) {
            Attempt last = first;
            boolean isElsewhere = false;
            long rings = bell.rings();
            while (!wait.isOver()) {
                if (last.reason() != null && !visitor.mayWait(wait.waited())) {
                    return new Outcome(new OpenResult.Crowded(last.reason()), null);
                }
                @Nullable Busy busy = last.busy();
                @Nullable Ownership dead = busy == null ? null : wait.ask(busy);
                isElsewhere |= busy != null && busy.where() == Where.ELSEWHERE;
                if (last.reason() != null && dead == null && !wait.sleep(bell, rings)) {
                    break;
                }
                rings = bell.rings();
                last = attempt(id, wait.eagerness(eagerness), dead);
                if (last.outcome() != null) {
                    return last.outcome().afterWaiting(isElsewhere);
                }
            }
            return new Outcome(inVain(id, wait, last), null);
        }
    }

    /**
     * The outcome of one attempt to open a session.
     *
     * @param outcome if that is decided
     * @param busy who keeps it busy, if that is why it is not
     * @param reason to wait before the next attempt; null: none
     */
    private record Attempt(
            @Nullable Outcome outcome,
            @Nullable Busy busy,
            @Nullable String reason) {

        static final Attempt AGAIN = new Attempt(null, null, null);

        static Attempt decided(OpenResult result) {
            return new Attempt(new Outcome(result, null), null, null);
        }

        static Attempt opened(SessionHandle handle, Source source) {
            return new Attempt(new Outcome(new OpenResult.Opened(handle), source), null, null);
        }
    }

    /**
     * Opens a session that no living node has, as far as the caller knows, in one attempt.
     *
     * @param dead who owned it and was found dead; null: nobody
     * @return null if that is not decided
     */
    @Nullable
    OpenResult openOrphan(SessionId id, @Nullable Ownership dead) {
        Outcome outcome = attempt(id, Eagerness.SWEEP, dead).outcome();
        return outcome == null ? null : outcome.result();
    }

    private Attempt attempt(SessionId id, Eagerness eagerness, @Nullable Ownership dead) {
        if (directory.isOver(SessionKey.of(context.application(), id))) {
            return Attempt.decided(new OpenResult.NoSuchSession());
        }
        LocalSession session = directory.getOrAdd(id, unknown -> LocalSession.unknown(context, directory, unknown));
        HoldAttempt attempt = session.tryHold(id, eagerness, dead);
        if (attempt instanceof HoldAttempt.Held held) {
            // A sweep says how many it took over.
            if (dead != null && eagerness != Eagerness.SWEEP) {
                EngineLog.takenOver(context.name(id), dead);
                incidents.takenOver();
            }
            SessionHandle handle = new SessionHandle(session);
            boolean good = !session.isHealing() || healed(handle);
            return good ? Attempt.opened(handle, dead == null ? held.source() : Source.TAKEN_OVER) : Attempt.AGAIN;
        }
        if (attempt instanceof HoldAttempt.Missing) {
            return Attempt.decided(new OpenResult.NoSuchSession());
        }
        if (attempt instanceof HoldAttempt.Failed failed) {
            return Attempt.decided(new OpenResult.Unavailable(failed.reason(), failed.isHere()));
        }
        if (attempt instanceof HoldAttempt.Unanswered unanswered) {
            return new Attempt(null, null, unanswered.reason());
        }
        if (attempt instanceof Busy busy) {
            if (busy.where() == Where.HERE && eagerness != Eagerness.SWEEP) {
                session.waitedFor();
                directory.waitedFor(session);
            }
            return new Attempt(null, busy, "used by " + busy.owner().node());
        }
        directory.unlink(id, session);
        return Attempt.AGAIN;
    }

    /** Writes a session that the store had lost, before anybody works with it; false if another node was faster. */
    private boolean healed(SessionHandle handle) {
        handle.save();
        LocalSession session = handle.session();
        if (!session.isGone() && !(session.isHealing() && context.health().isUsable())) {
            return true;
        }
        handle.close();
        return false;
    }

    private OpenResult inVain(SessionId id, Wait wait, Attempt last) {
        @Nullable Busy busy = last.busy();
        if (busy != null && wait.wasMeant()) {
            EngineLog.waitedInVain(context.name(id), busy.owner(), wait.waited());
        }
        @Nullable String reason = last.reason();
        boolean isHere = busy == null
                && context.settings().consistency() == EngineSettings.Consistency.STRICT
                && directory.isLive(id);
        return new OpenResult.Unavailable(reason == null ? "it changes hands all the time" : reason, isHere);
    }
}
