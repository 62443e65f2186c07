// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.HoldAttempt.Where;
import io.baton.engine.SessionEvents.Source;
import io.baton.engine.Standing.State;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.store.ClaimResult;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * How requests get hold of a session, without waiting for others: from memory where this node owns it and its lease vouches for that, otherwise by one
 * claim; and what the claim's answer means for what is in memory.
 */
final class Claiming {

    private final LocalSession session;
    private final EngineContext context;
    private final Standing standing;

    Claiming(LocalSession session, EngineContext context, Standing standing) {
        this.session = session;
        this.context = context;
        this.standing = standing;
    }

    /**
     * Gets hold of the session.
     *
     * @param wanted the id by which the caller knows it
     * @param eagerness how badly it is wanted
     * @param takeFrom an owner known to be dead, or null
     */
    HoldAttempt tryHold(SessionId wanted, Eagerness eagerness, @Nullable Ownership takeFrom) {
        standing.lock().lockBeside();
        try {
            HoldAttempt attempt = withoutAsking(wanted, eagerness);
            if (attempt != null) {
                return attempt;
            }
        } finally {
            standing.lock().unlock();
        }
        standing.lock().lock();
        try {
            HoldAttempt attempt = withoutAsking(wanted, eagerness);
            return attempt == null ? claim(eagerness, takeFrom) : attempt;
        } finally {
            standing.lock().unlock();
        }
    }

    /** Decides without a question to the store; null if there must be one. */
    private @Nullable HoldAttempt withoutAsking(SessionId wanted, Eagerness eagerness) {
        if (!wanted.equals(session.id())) {
            return new HoldAttempt.Dropped();
        }
        return switch (standing.state()) {
            case GONE -> new HoldAttempt.Dropped();
            case ENDING, ENDED -> new HoldAttempt.Missing();
            case EMPTY, LIVE -> fromMemory(eagerness);
        };
    }

    private @Nullable HoldAttempt fromMemory(Eagerness eagerness) {
        if (mustWaitHere(eagerness)) {
            return new HoldAttempt.Busy(session.record().ownership(), Where.HERE);
        }
        return session.isOurs() && !wouldEndUnheard(eagerness) ? hold(Source.MEMORY) : null;
    }

    /** An end that the store does not hear of is repeated by another node, listeners and all, as soon as this one's lease is over; background work has the time to wait. */
    private boolean wouldEndUnheard(Eagerness eagerness) {
        return eagerness == Eagerness.SWEEP && !context.health().isUsable();
    }

    /** Whether other requests come first: one that has the session to itself, or those of a node that asked for it. */
    private boolean mustWaitHere(Eagerness eagerness) {
        if (standing.holds() > 0 && context.settings().scope() == EngineSettings.Scope.REQUEST) {
            return true;
        }
        boolean urgent = eagerness == Eagerness.URGENT_REQUEST && standing.holds() > 0;
        return standing.isWanted() && session.record().isOwned() && !urgent;
    }

    private HoldAttempt claim(Eagerness eagerness, @Nullable Ownership takeFrom) {
        HoldAttempt doubt = takeFrom == null || session.record().isOwned() ? null : doubtOfLoss(eagerness, true);
        if (doubt != null) {
            // What a dead node wrote may have arrived after the loss, before its later owner brings what is newer.
            return notHeld(doubt);
        }
        try {
            boolean wasOurs = session.record().isOwned();
            ClaimResult result = session.record().claim(eagerness.mode(standing.holds() > 0), takeFrom);
            return switch (result.kind()) {
                case UNCHANGED -> unchanged(wasOurs);
                case CHANGED -> changed((ClaimResult.Changed) result);
                case BUSY -> busy((ClaimResult.Busy) result);
                case ABSENT -> absent(eagerness);
                case ENDED -> session.drop(new HoldAttempt.Missing());
                case BEHIND -> behind(eagerness);
                case UNREADABLE -> notHeld(new HoldAttempt.Failed(((ClaimResult.Unreadable) result).reason(), false));
            };
        } catch (StoreUnavailableException unavailable) {
            return withoutStore(eagerness, unavailable);
        }
    }

    private HoldAttempt busy(ClaimResult.Busy busy) {
        return notHeld(new HoldAttempt.Busy(busy.owner(), busy.owned() ? Where.ELSEWHERE : Where.IN_LINE));
    }

    private HoldAttempt withoutStore(Eagerness eagerness, StoreUnavailableException unavailable) {
        // A single call without an answer is no reason to trust memory: another node may have been here. An outage is,
        // for nobody can tell.
        boolean away = !context.health().isUsable();
        boolean risky = standing.is(State.LIVE) && isRisky();
        boolean memoryWillDo = away
                && standing.is(State.LIVE)
                && !risky
                && (eagerness != Eagerness.SWEEP || !session.record().isMaybeThere())
                && unavailable.kind() != Kind.CALL_FAILED;
        if (unavailable.kind() != Kind.NOT_ASKED || (memoryWillDo && standing.holds() == 0)) {
            // What was asked for may have been granted, and must be let go of when the store is back. Before the next
            // write of what memory serves alone, the store is asked whether another node took over meanwhile.
            standing.unsaved(true);
            session.record().unconfirmed();
        }
        if (memoryWillDo) {
            return hold(Source.MEMORY);
        }
        return notHeld(
                away || unavailable.kind() == Kind.CALL_FAILED
                        ? new HoldAttempt.Failed(unavailable.reason(), risky)
                        : new HoldAttempt.Unanswered(unavailable.reason()));
    }

    /**
     * Whether another node may have gone on with the session, so that memory may be older and what is changed in it is lost: if this node let go of it; or if
     * its lease may be over, and the operator rather has no answer than an older one. What was never stored nobody else has.
     */
    boolean isRisky() {
        SessionRecord record = session.record();
        boolean mayBeElsewhere =
                !record.isOwned() || context.settings().consistency() == EngineSettings.Consistency.STRICT;
        return mayBeElsewhere && record.isMaybeThere();
    }

    private HoldAttempt hold(Source source) {
        standing.visitedAgain();
        standing.count(1);
        standing.stickiness().visited();
        return new HoldAttempt.Held(source);
    }

    private HoldAttempt notHeld(HoldAttempt why) {
        return standing.is(State.EMPTY) && !standing.isUnsaved() ? session.drop(why) : why;
    }

    private HoldAttempt unchanged(boolean wasOurs) {
        if (!wasOurs) {
            standing.stickiness().stayed();
            standing.decideRelease();
        }
        return hold(Source.CONFIRMED);
    }

    private HoldAttempt changed(ClaimResult.Changed changed) {
        if (standing.holds() > 0) {
            // Another node was here while requests of this one thought they held the session: what they have in hand
            // must not be written any more.
            EngineLog.heldTooLong(session.name());
            session.events().takenAway(session.id());
            return dropped();
        }
        if (standing.isUnsaved() && standing.is(State.LIVE)) {
            EngineLog.writeRefused(session.name(), SaveResult.FENCED);
            session.events().refused(session.id(), SaveResult.FENCED);
            return dropped();
        }
        if (standing.is(State.LIVE) && !session.attributes().isSettled()) {
            // What was never written would stay among the values that the store has no newer ones of.
            return dropped();
        }
        session.replaceMemory(changed);
        standing.unsaved(false);
        standing.toBeWritten(true);
        standing.stickiness().arrived();
        standing.decideRelease();
        standing.becomes(State.LIVE);
        return hold(Source.STORE);
    }

    /** Memory first: what is granted is not what is there, and must not be taken for it if the store fails next. */
    private HoldAttempt dropped() {
        session.drop();
        session.record().giveBack();
        return new HoldAttempt.Dropped();
    }

    /** The store went back to an older state than the one here; another node may have gone on from this one since. */
    private HoldAttempt behind(Eagerness eagerness) {
        if (eagerness == Eagerness.SWEEP && session.mayBeElsewhere()) {
            // A session that is in use elsewhere, be it in an older state, is not due because it is so by this copy.
            return notHeld(new HoldAttempt.Unanswered("the store has it in an older state, which may be in use"));
        }
        HoldAttempt doubt = doubtOfLoss(
                eagerness, standing.is(State.LIVE) && session.record().isOwned());
        return doubt == null ? heal() : notHeld(doubt);
    }

    private HoldAttempt absent(Eagerness eagerness) {
        HoldAttempt doubt = doubtOfLoss(
                eagerness, standing.is(State.LIVE) && session.record().isOwned());
        if (doubt != null) {
            return notHeld(doubt);
        }
        boolean held = standing.is(State.LIVE) && standing.holds() > 0;
        if (standing.is(State.LIVE) && session.record().isLost()) {
            // Lost by the store; or created by a request that has not saved it yet.
            return held && session.record().isFullNeeded() ? hold(Source.MEMORY) : heal();
        }
        return held ? hold(Source.MEMORY) : session.drop(new HoldAttempt.Missing());
    }

    /**
     * Finds the reason for which what the store lacks of the session may be in another node's memory, which has yet to
     * bring it to a store that lost it; null if that is not so, or if this node is the owner.
     *
     * @param isFormerOwner whether a node that owned it, this one or one that died, was the last that the store knew of
     */
    private @Nullable HoldAttempt doubtOfLoss(Eagerness eagerness, boolean isFormerOwner) {
        boolean ours = standing.is(State.LIVE) && !session.mayBeElsewhere();
        if (ours || eagerness == Eagerness.SWEEP) {
            return null;
        }
        try {
            return context.health().isComplete(context.store(), isFormerOwner)
                    ? null
                    : new HoldAttempt.Unanswered("the store lost data, which the instances that have it bring back");
        } catch (StoreUnavailableException unavailable) {
            if (unavailable.kind() == Kind.CALL_FAILED) {
                // Nobody will ever tell; and the store's answer about the session itself is one.
                return null;
            }
            return context.health().isUsable()
                    ? new HoldAttempt.Unanswered(unavailable.reason())
                    : new HoldAttempt.Failed(unavailable.reason(), standing.is(State.LIVE));
        }
    }

    private HoldAttempt heal() {
        session.record().heal();
        standing.healing(true);
        return hold(Source.RESTORED);
    }
}
