// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.health.StoreHealth;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** How the store hears by and by, in the background, of what requests did not write: the last access, and in interval mode every change. */
final class Flushing {

    private final EngineContext context;
    private final StoreHealth health;
    private final Directory directory;
    private final Touching touching;

    Flushing(EngineContext context, Directory directory) {
        this.context = context;
        this.health = context.health();
        this.directory = directory;
        this.touching = new Touching(context);
    }

    /** Tells the store what it need not hear at once: of accesses, and which sessions may be due. */
    void tellStore() {
        refreshAccess();
        directory.listing().takeOff();
        if (health.isUsable()) {
            directory.listing().listAgain(directory.all());
        }
    }

    private void refreshAccess() {
        if (health.isUsable()) {
            Collection<LocalSession> outdated = directory.toBeFlushed().stream()
                    .filter(LocalSession::isAccessOutdated)
                    .toList();
            flush(touching.touch(outdated));
            if (context.settings().backup() != Backup.INTERVAL) {
                directory.toBeFlushed().forEach(this::forgetIfUpToDate);
            }
        }
    }

    /** In this order, for a request may end meanwhile. */
    private void forgetIfUpToDate(LocalSession session) {
        directory.flushed(session);
        if (session.isBehindhand()) {
            directory.toBeFlushed(session);
        }
    }

    /** Brings to the store what interval mode left for now. */
    void flush() {
        if (health.isUsable()) {
            flush(directory.toBeFlushed());
        }
    }

    private void flush(Collection<LocalSession> sessions) {
        // Before they are encoded, for a request may end meanwhile.
        sessions.forEach(directory::flushed);
        Set<LocalSession> left = new LinkedHashSet<>(sessions);
        try {
            new GroupFlush((session, isDone) -> {
                        if (isDone && !session.isBehindhand()) {
                            left.remove(session);
                        }
                    })
                    .flush(sessions);
        } finally {
            left.forEach(directory::toBeFlushed);
        }
    }
}
