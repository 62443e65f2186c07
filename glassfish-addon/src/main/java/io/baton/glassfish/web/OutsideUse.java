// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionHandle;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The use of sessions by threads that no request of these sessions runs on: those of sockets, executors, schedulers,
 * asynchronous requests. The session may have gone on at another instance since the thread got the object; so it is got
 * back for each use, as for a request.
 */
final class OutsideUse {

    /**
     * The session whose values or observers hear of something on this thread, by the engine's will; it must not be
     * waited for then.
     */
    private static final ThreadLocal<@Nullable LocalSession> TOLD = new ThreadLocal<>();

    private final BatonManager manager;

    OutsideUse(BatonManager manager) {
        this.manager = manager;
    }

    /** Does the work, in which the application may use the session although no request holds it. */
    static void during(LocalSession session, Runnable work) {
        LocalSession before = TOLD.get();
        TOLD.set(session);
        try {
            work.run();
        } finally {
            if (before == null) {
                TOLD.remove();
            } else {
                TOLD.set(before);
            }
        }
    }

    /** Says whether the thread may use the session as it is in memory. */
    static boolean isInHand(LocalSession session) {
        return RequestSessions.hasInHand(session) || TOLD.get() == session;
    }

    /**
     * Reads from a session.
     *
     * @throws IllegalStateException if the session has ended, or cannot be had here now
     */
    <T> T read(BatonSession known, Function<BatonSession, T> use) {
        try (SessionHandle hold = borrow(known)) {
            return use.apply(current(hold));
        }
    }

    /**
     * Changes a session; the change is stored like that of a request.
     *
     * @throws IllegalStateException if the session has ended, or cannot be had here now
     */
    void change(BatonSession known, Consumer<BatonSession> use) {
        try (SessionHandle hold = borrow(known)) {
            try {
                use.accept(current(hold));
            } finally {
                hold.save();
            }
        }
    }

    private SessionHandle borrow(BatonSession known) {
        LocalSession local = known.local();
        OpenResult result = manager.borrow(local.id());
        if (result instanceof OpenResult.Opened opened) {
            return opened.handle();
        }
        if (result instanceof OpenResult.Unavailable unavailable) {
            throw notHere(local, unavailable.reason());
        }
        if (result instanceof OpenResult.Crowded crowded) {
            throw notHere(local, crowded.reason() + ", and too many threads wait already");
        }
        throw new IllegalStateException("Session " + local.name() + " has ended, or has another id now");
    }

    private static IllegalStateException notHere(LocalSession local, String why) {
        return new IllegalStateException("Session " + local.name()
                + " is used outside a request, and cannot be had on this instance now (" + why
                + "); it was last known to be at " + local.node() + ". Try again later.");
    }

    private BatonSession current(SessionHandle hold) {
        BatonSession session = manager.known(hold.session());
        hold.session().arrived();
        return session;
    }
}
