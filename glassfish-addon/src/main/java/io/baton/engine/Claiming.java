package io.baton.engine;

import io.baton.engine.Standing.State;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.store.ClaimResult;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import org.jspecify.annotations.Nullable;

/** How requests get hold of a session: one claim, without waiting for other nodes, and what its answer means for what is in memory. */
final class Claiming {

    private final LocalSession session;
    private final Standing standing;

    Claiming(LocalSession session, Standing standing) {
        this.session = session;
        this.standing = standing;
    }

    /**
     * Claims the session.
     *
     * @param wanted the id by which the caller knows it
     * @param eagerness how badly it is wanted
     * @param takeFrom an owner found dead, or null
     */
    HoldAttempt tryHold(SessionId wanted, Eagerness eagerness, @Nullable Ownership takeFrom) {
        standing.lock().lock();
        try {
            if (!wanted.equals(session.id())) {
                return new HoldAttempt.Dropped();
            }
            return switch (standing.state()) {
                case GONE -> new HoldAttempt.Dropped();
                case ENDING, ENDED -> new HoldAttempt.Missing();
                case EMPTY, LIVE -> claim(eagerness, takeFrom);
            };
        } finally {
            standing.lock().unlock();
        }
    }

    private HoldAttempt claim(Eagerness eagerness, @Nullable Ownership takeFrom) {
        try {
            ClaimResult result = session.record().claim(eagerness.mode(standing.holds() > 0), takeFrom);
            return switch (result.kind()) {
                case UNCHANGED -> hold();
                case CHANGED -> changed((ClaimResult.Changed) result);
                case BUSY -> notHeld(new HoldAttempt.Busy(((ClaimResult.Busy) result).owner()));
                case ABSENT -> absent();
                case ENDED -> session.drop(new HoldAttempt.Missing());
                case BEHIND -> heal();
                case UNREADABLE -> notHeld(new HoldAttempt.Failed(((ClaimResult.Unreadable) result).reason()));
            };
        } catch (StoreUnavailableException unavailable) {
            return withoutStore(eagerness, unavailable);
        }
    }

    private HoldAttempt withoutStore(Eagerness eagerness, StoreUnavailableException unavailable) {
        boolean memoryWillDo =
                standing.is(State.LIVE) && eagerness != Eagerness.SWEEP && unavailable.kind() != Kind.CALL_FAILED;
        if (unavailable.kind() != Kind.NOT_ASKED || (memoryWillDo && standing.holds() == 0)) {
            // What was asked for may have been granted, and must be let go of when the store is back. Before the next
            // write of what memory serves alone, the store is asked whether another node took over meanwhile.
            standing.unsaved(true);
            session.record().unconfirmed();
        }
        if (!memoryWillDo) {
            return notHeld(new HoldAttempt.Failed(unavailable.reason()));
        }
        return hold();
    }

    private HoldAttempt hold() {
        standing.count(1);
        return new HoldAttempt.Held();
    }

    private HoldAttempt notHeld(HoldAttempt why) {
        return standing.is(State.EMPTY) && !standing.isUnsaved() ? session.drop(why) : why;
    }

    private HoldAttempt changed(ClaimResult.Changed changed) {
        if (standing.holds() > 0) {
            // Another node was here while requests of this one thought they held the session: what they have in hand
            // must not be written any more.
            EngineLog.heldTooLong(session.name());
            session.record().release();
            return session.drop(new HoldAttempt.Dropped());
        }
        if (standing.isUnsaved() && standing.is(State.LIVE)) {
            EngineLog.writeRefused(session.name(), SaveResult.FENCED);
            session.record().release();
            return session.drop(new HoldAttempt.Dropped());
        }
        session.replaceMemory(changed);
        standing.unsaved(false);
        standing.becomes(State.LIVE);
        return hold();
    }

    private HoldAttempt absent() {
        if (standing.is(State.LIVE) && standing.holds() > 0) {
            // Created by a request that has not saved it yet; or lost by the store, as the next write will find.
            return hold();
        }
        return standing.is(State.LIVE) && session.record().isLost() ? heal() : session.drop(new HoldAttempt.Missing());
    }

    private HoldAttempt heal() {
        if (standing.holds() == 0) {
            session.record().heal();
            standing.healing(true);
        }
        return hold();
    }
}
