// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.engine.attributes.Audience;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * How the values of a session that want to hear of it are told that it is about to leave this node, and that it has arrived.
 *
 * <p>Concurrency: one thread at a time tells, under no lock; {@link Standing#isTelling} keeps others from it, and is set under the session's lock
 * together with the decision that the session leaves. A request that gets hold of the session after that waits, and then tells the values that the
 * session is here. It waits no longer than for any session in use: what is told may itself wait for that request.
 */
final class Announcing {

    private final LocalSession session;
    private final EngineContext context;
    private final Standing standing;

    Announcing(LocalSession session, EngineContext context, Standing standing) {
        this.session = session;
        this.context = context;
        this.standing = standing;
    }

    private Audience audience() {
        return session.attributes().audience();
    }

    /** Tells the values that the session is here, unless they know; to be called by whoever holds the session, before the application sees it. */
    void arrived() {
        if (!audience().isSomePassive() || !beginArriving()) {
            return;
        }
        try {
            audience().activate((name, value) -> tell(name, value, context.activation()::didActivate));
        } catch (AttributeUnavailableException later) {
            EngineLog.notActivated(session.name(), later);
        } finally {
            audience()
                    .activateSession(
                            abandoned -> tell(() -> context.activation().sessionIsHere(session, abandoned)));
            end();
        }
    }

    private boolean beginArriving() {
        standing.lock().lock();
        try {
            boolean mine = isTold(context.settings().waitTime()) && audience().isSomePassive();
            if (mine) {
                standing.telling(true);
            }
            return mine;
        } finally {
            standing.lock().unlock();
        }
    }

    /**
     * Tells the values that the session is about to leave, if it is.
     *
     * @param isLeaving whether it leaves on that occasion; asked under the session's lock
     * @return whether the session may leave with a snapshot that is begun now; not if it was not leaving, or another thread is telling the values
     */
    boolean leaves(Occasion occasion, Predicate<Occasion> isLeaving) {
        if (!occasion.isAnnounced() || (!audience().isSomeActive() && !standing.isTelling())) {
            return true;
        }
        standing.lock().lock();
        try {
            if (!isLeaving.test(occasion) || (standing.isTelling() && occasion.isInBackground())) {
                return false;
            }
            boolean isTold = isTold(context.settings().waitTime());
            if (!isLeaving.test(occasion)) {
                return false;
            }
            if (!isTold || !audience().isSomeActive()) {
                return true;
            }
            audience().leaves();
            standing.telling(true);
        } finally {
            standing.lock().unlock();
        }
        try {
            audience().passivateSession(() -> tell(() -> context.activation().sessionLeaves(session)));
            audience().passivate((name, value) -> tell(name, value, context.activation()::willPassivate));
        } finally {
            end();
        }
        return true;
    }

    /** Waits until no value is being told anything. */
    void awaitTold(Duration atMost) {
        if (standing.isTelling()) {
            standing.lock().lock();
            try {
                isTold(atMost);
            } finally {
                standing.lock().unlock();
            }
        }
    }

    private boolean isTold(Duration atMost) {
        long began = context.time().nanoTime();
        Duration left = atMost;
        try {
            while (standing.isTelling() && left.compareTo(Duration.ZERO) > 0) {
                standing.lock().await(left);
                left = atMost.minus(context.time().since(began));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        return !standing.isTelling();
    }

    private void end() {
        standing.lock().lock();
        try {
            standing.telling(false);
        } finally {
            standing.lock().unlock();
        }
    }

    /** One value's failure must not keep the others from hearing of it, nor the session from moving. */
    private void tell(String name, Object value, BiConsumer<LocalSession, Object> word) {
        try {
            word.accept(session, value);
        } catch (RuntimeException | Error failure) {
            EngineLog.listenerFailed(name, session.name(), value.getClass(), failure);
        }
    }

    private void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException | Error failure) {
            EngineLog.observersFailed(
                    context.application().toString(), "that session " + session.name() + " moves", failure);
        }
    }
}
