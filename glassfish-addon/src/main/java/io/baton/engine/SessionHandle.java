// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A hold of one session, by a request or for one use. Opened once, closed once; closing again does nothing. Any thread
 * may call it.
 */
public final class SessionHandle implements AutoCloseable {

    private final LocalSession session;
    private final Runnable letGo;
    private final AtomicBoolean open = new AtomicBoolean(true);

    SessionHandle(LocalSession session) {
        this(session, session::letGo);
    }

    /** @param letGo what closing does */
    SessionHandle(LocalSession session, Runnable letGo) {
        this.session = session;
        this.letGo = letGo;
    }

    /** The session held. */
    public LocalSession session() {
        return session;
    }

    /** Brings the session's changes, or its end, to the store and goes on holding it. A store that cannot be reached is not told here; the changes stay in memory. */
    public void save() {
        if (open.get()) {
            session.save();
        }
    }

    /** Lets go of the session; the last handle's close writes and releases it. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            letGo.run();
        }
    }
}
