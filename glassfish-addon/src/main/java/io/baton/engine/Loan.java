// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.SessionId;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One hold of one session that several uses may share.
 *
 * <p>Concurrency: the number of uses is one atomic number. Once the loan has ended, it is counted from {@link
 * Integer#MIN_VALUE}: no further use begins, and whoever brings it there lets go of the session.
 */
final class Loan {

    private final SessionId id;
    private final SessionHandle handle;
    private final long began;
    private final AtomicInteger uses = new AtomicInteger(1);

    /**
     * A loan that is in use.
     *
     * @param id by which the session was asked for
     */
    Loan(SessionId id, SessionHandle handle, long began) {
        this.id = id;
        this.handle = handle;
        this.began = began;
    }

    LocalSession session() {
        return handle.session();
    }

    /** The id by which the session was asked for. */
    SessionId id() {
        return id;
    }

    /** The time at which the session was got. */
    long began() {
        return began;
    }

    /**
     * Begins another use; false if the loan has ended, if the store must be asked first, or if the session has another
     * id now.
     */
    boolean enter() {
        return session().isStillTheirs()
                && session().id().equals(id)
                && uses.getAndUpdate(now -> now < 0 ? now : now + 1) >= 0;
    }

    /** Ends a use. */
    void leave() {
        if (uses.decrementAndGet() == Integer.MIN_VALUE) {
            handle.close();
        }
    }

    /** Has the session let go of, now or when the last use ends. */
    void end() {
        int before = uses.getAndUpdate(now -> now < 0 ? now : now + Integer.MIN_VALUE);
        if (before == 0) {
            handle.close();
        }
    }
}
