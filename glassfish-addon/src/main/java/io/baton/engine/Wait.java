// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.HoldAttempt.Busy;
import io.baton.engine.HoldAttempt.Where;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.Ownership;
import io.baton.store.NodeMessage.Ask;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request's wait for a session: what it asks of the owner, and how long it sleeps before it looks again if nobody wakes it. Used by one thread. */
final class Wait {

    /** How long a request beside others of this node gives way to a waiting node. */
    private static final Duration COURTESY = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    /** Shorter than a quarter of the time the store keeps a waiting node's place in line (session-claim-1.lua). */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final EngineContext context;
    private final SessionKey key;
    private final Duration limit;
    private final long began;
    private Duration pause = FIRST_PAUSE;
    private int asked;

    /**
     * @param context where the session lives
     * @param key which session
     * @param limit how long to wait at most; zero: not at all
     */
    Wait(EngineContext context, SessionKey key, Duration limit) {
        this.context = context;
        this.key = key;
        this.limit = limit;
        this.began = context.time().nanoTime();
    }

    Duration waited() {
        return context.time().since(began);
    }

    boolean isOver() {
        return waited().compareTo(limit) >= 0;
    }

    /** A request that gave way for long enough does so no more. */
    Eagerness eagerness(Eagerness meant) {
        return meant == Eagerness.REQUEST && waited().compareTo(COURTESY) > 0 ? Eagerness.URGENT_REQUEST : meant;
    }

    boolean wasMeant() {
        return !limit.isZero();
    }

    /**
     * Asks the owner for the session.
     *
     * @return the owner, if it is dead, so that the session may be taken; otherwise null
     */
    @Nullable
    Ownership ask(Busy busy) {
        if (busy.where() != Where.ELSEWHERE || isOver()) {
            return null;
        }
        Ownership owner = busy.owner();
        // A living owner usually answers the first message: that is no time yet to look at its lease.
        boolean first = asked++ == 0;
        boolean dead = first
                ? context.peers().isKnownDead(owner.node())
                : context.peers().isDead(owner.node());
        return dead || isUnheard(owner) ? owner : null;
    }

    private boolean isUnheard(Ownership owner) {
        try {
            Ask ask = new Ask(key, owner.fence(), context.lease().node());
            if (context.channel().send(owner.node(), ask) > 0) {
                context.peers().heard(owner.node());
                return false;
            }
        } catch (StoreUnavailableException unknown) {
            return false;
        }
        if (context.peers().isDeadUnheard(owner.node())) {
            return true;
        }
        pause = PeerWatch.SECOND_LOOK;
        return false;
    }

    /** Sleeps until the bell rings or it is time to look again. An interrupted thread waits no longer and stays interrupted. */
    boolean sleep(Bells.Bell bell, long heard) {
        Duration left = limit.minus(waited());
        try {
            bell.await(heard, pause.compareTo(left) < 0 ? pause : left);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        return true;
    }
}
