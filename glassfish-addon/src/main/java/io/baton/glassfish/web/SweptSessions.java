// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.Expirer;
import io.baton.engine.LocalSession;
import java.util.function.Consumer;
import org.apache.catalina.core.StandardContext;

/**
 * The sessions of one application that the engine's sweep found due, on a thread of its own: they end as those do that the container's background thread
 * ends. The container itself gives each listener its place in the naming context.
 */
final class SweptSessions implements Expirer {

    private final BatonManager manager;

    SweptSessions(BatonManager manager) {
        this.manager = manager;
    }

    /** Before an application has started, and from the moment it stops, nobody would hear of a session's end. */
    @Override
    public boolean isReady() {
        return context().getAvailable();
    }

    @Override
    public void expireIfDue(LocalSession session) {
        inApplication(session, manager::expireHeldIfDue);
    }

    @Override
    public void expire(LocalSession session) {
        inApplication(session, manager::expireHeld);
    }

    private void inApplication(LocalSession session, Consumer<LocalSession> end) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(context().getLoader().getClassLoader());
        try {
            end.accept(session);
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private StandardContext context() {
        return (StandardContext) manager.getContainer();
    }
}
