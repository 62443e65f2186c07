package io.baton.engine;

import io.baton.engine.ownership.OwnerWatch;
import io.baton.model.Ownership;
import java.time.Duration;

/** One request's wait for a session: its pauses, its end, and its eye on the owner. Used by one thread. */
final class Wait {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    /** Shorter than a quarter of the time the store keeps a waiting node's place in line (session-claim-1.lua). */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final EngineContext context;
    private final Duration limit;
    private final OwnerWatch owners;
    private final long began;
    private Duration pause = FIRST_PAUSE;

    /**
     * @param context where the session lives
     * @param limit how long to wait at most; zero: not at all
     */
    Wait(EngineContext context, Duration limit) {
        this.context = context;
        this.limit = limit;
        this.owners = new OwnerWatch(
                context.leases(), context.time(), context.settings().nodeLease());
        this.began = context.time().nanoTime();
    }

    Duration waited() {
        return context.time().since(began);
    }

    boolean wasMeant() {
        return !limit.isZero();
    }

    boolean isDead(Ownership owner) {
        return owners.isDead(owner);
    }

    /** Pauses, if there is time left; false if the wait is over. An interrupted thread waits no longer and stays interrupted. */
    boolean goOn() {
        if (waited().compareTo(limit) >= 0) {
            return false;
        }
        try {
            context.pauses().pause(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        return true;
    }
}
