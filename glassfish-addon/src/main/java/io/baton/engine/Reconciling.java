// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.NodeMessage;
import io.baton.store.NodeMessage.Ask;
import io.baton.store.SaveResult;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;

/** How this node finds out, after calls without an answer, what the store has of a session; to be used under the session's lock. */
final class Reconciling {

    private final LocalSession session;
    private final EngineContext context;
    private final Standing standing;

    Reconciling(LocalSession session, EngineContext context, Standing standing) {
        this.session = session;
        this.context = context;
        this.standing = standing;
    }

    /** Asks, before the first write after an outage, whether another node took over what was served from memory. */
    boolean ownsStill() {
        ClaimResult result = confirm();
        return switch (result.kind()) {
            case UNCHANGED -> true;
            case BEHIND -> {
                awaitOwner();
                session.record().heal();
                yield true;
            }
            case ABSENT -> {
                awaitOwner();
                boolean lost = session.record().isLost();
                session.record().heal();
                yield lost || elsewhere(SaveResult.ENDED);
            }
            case CHANGED -> {
                // Memory first: what is granted is not what is there, and must not be taken for it if the store fails
                // next.
                elsewhere(SaveResult.FENCED);
                session.record().giveBack();
                yield false;
            }
            case BUSY -> elsewhere(SaveResult.FENCED);
            case ENDED -> elsewhere(SaveResult.ENDED);
            case UNREADABLE -> session.refused(SaveResult.UNREADABLE);
        };
    }

    private void awaitOwner() {
        awaitOwner(session.mayBeElsewhere());
    }

    /**
     * A copy is brought to a store that lost the session only if no other node brings it. What is unsaved here waits.
     *
     * @param mayBeElsewhere whether another node may own it by now
     * @throws StoreUnavailableException if another node may have yet to bring it
     */
    void awaitOwner(boolean mayBeElsewhere) {
        SessionRecord record = session.record();
        if (mayBeElsewhere && !context.health().isComplete(context.store(), record.isOwned())) {
            throw new StoreUnavailableException(Kind.CALL_FAILED, "its owner has yet to bring it back", null);
        }
    }

    /**
     * Asks, when the store may have lost something, what it has of the session. What it lost is written again by whoever writes what is unsaved. Another
     * node that has the session took it over in order; only changes that are not written yet are lost by that, and told.
     *
     * @return whether the store has lost something of it
     * @throws StoreUnavailableException if there is no answer, or another node may have yet to bring it; the session
     *     stays doubted
     */
    boolean compare() {
        ClaimResult result = confirm();
        return switch (result.kind()) {
            case UNCHANGED -> false;
            case BEHIND -> {
                awaitOwner();
                yield lost();
            }
            case ABSENT -> {
                awaitOwner();
                yield session.record().isLost() ? lost() : elsewhere(SaveResult.ENDED);
            }
            case CHANGED -> {
                elsewhere(SaveResult.FENCED);
                session.record().giveBack();
                yield false;
            }
            case BUSY -> ((ClaimResult.Busy) result).owned() && elsewhere(SaveResult.FENCED);
            case ENDED -> elsewhere(SaveResult.ENDED);
            case UNREADABLE -> session.refused(SaveResult.UNREADABLE);
        };
    }

    private boolean lost() {
        session.record().heal();
        standing.unsaved(true);
        return true;
    }

    /** Drops the session from memory; the log says so if changes are lost with it. */
    private boolean elsewhere(SaveResult why) {
        boolean isSettled = !session.isBehindhand() && session.attributes().isSettled();
        return isSettled ? session.drop(false) : session.refused(why);
    }

    private ClaimResult confirm() {
        ClaimResult result = session.record().claim(Claim.Mode.CONFIRM, null);
        return result instanceof ClaimResult.Busy busy && session.record().isOlderOwner(result)
                ? claimBack(busy.owner())
                : result;
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

    /** Lets go of what a claim without an answer may have been granted. */
    void releaseWhatWasGranted() {
        ClaimResult result = session.record().claim(Claim.Mode.SWEEP, null);
        if (result.kind() == ClaimResult.Kind.CHANGED || result.kind() == ClaimResult.Kind.UNCHANGED) {
            session.record().giveBack();
        }
        session.drop();
    }
}
