// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.engine.Expirer;
import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionEngine;
import io.baton.engine.SessionHandle;
import io.baton.store.End;
import java.util.List;

/** What the container and its application do about sessions whose time is over: those in memory, and those that the engine's sweep finds. */
final class Reaper implements Expirer, Runnable {

    private final Server server;
    private final SessionEngine engine;
    private final Oracle oracle;

    Reaper(Server server, SessionEngine engine, Oracle oracle) {
        this.server = server;
        this.engine = engine;
        this.oracle = oracle;
    }

    @Override
    public boolean isReady() {
        return server.takesRequests();
    }

    @Override
    public void expireIfDue(LocalSession session) {
        if (!session.isEnded() && session.isConfirmed() && session.metadata().isDue(engine.now())) {
            oracle.destroyed(server, session.id(), session.metadata().maxInactive());
            server.process.kernel.pause();
            session.end(End.Cause.EXPIRED);
        }
    }

    /** What the container's background thread does. */
    @Override
    public void run() {
        for (LocalSession session : List.copyOf(engine.inMemory())) {
            if (!session.isEnded() && !session.isHeld() && session.metadata().isDue(engine.now())) {
                open(session);
            }
        }
    }

    @Override
    public void expire(LocalSession session) {
        throw new IllegalStateException("sessions never become too many here");
    }

    private void open(LocalSession session) {
        if (engine.tryOpen(session.id()) instanceof OpenResult.Opened opened) {
            LocalSession held = opened.handle().session();
            try (SessionHandle hold = opened.handle()) {
                expireIfDue(hold.session());
            }
            engine.forget(held);
        } else if (session.isCopy()) {
            engine.forget(session);
        }
    }
}
