// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.health.StoreHealth;
import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What the store missed of this node's sessions, and what this node may have missed of the store: after an outage, a loss of data, or another incarnation. One
 * session after the other, so that a store that has just come back is not asked for more at a time by a node with many sessions than by one with few.
 *
 * <p>Concurrency: the checking thread and the one that looks for former names work at the same time; what they do with a session they do under its lock.
 */
final class Backlog {

    /** How often it is looked whether something is owned under a former name. */
    static final Duration NAME_PULSE = Duration.ofSeconds(1);

    private final EngineContext context;
    private final StoreHealth health;
    private final Directory directory;
    private final LongSupplier work = this::workOff;
    private final Runnable doubt = this::doubt;

    Backlog(EngineContext context, Directory directory) {
        this.context = context;
        this.health = context.health();
        this.directory = directory;
    }

    /** Has it worked off with every check of the store. */
    void open() {
        health.onLoss(doubt);
        health.onCheck(work);
    }

    /** Ends {@link #open}. */
    void close() {
        health.forget(doubt);
        health.forget(work);
    }

    /** How many sessions have something that the store missed. */
    long sessions() {
        return directory.all().stream().filter(LocalSession::isUnsaved).count();
    }

    /** The store may have lost something of whatever this node owns. */
    private void doubt() {
        directory.all().forEach(session -> Guarded.run(session, LocalSession::doubt));
    }

    /**
     * Brings to the store what it missed.
     *
     * @return how much is still missing
     */
    long workOff() {
        directory.all().stream()
                .filter(LocalSession::isUnsaved)
                .takeWhile(session -> health.isUsable())
                .forEach(this::saveAgain);
        // A former id ends when the session is there under its new one.
        directory.sendEnds(context.store());
        compareWithStore(LocalSession::isDoubted);
        return sessions() + directory.ends();
    }

    /**
     * While the store is there to tell whether another node took a session over: memory that is served without the store must not be from before that. Apart
     * from what the store missed, which shall not wait for this.
     */
    void claimWhatIsOfFormerNames() {
        compareWithStore(session -> !directory.isLeaving() && session.isOfFormerName());
    }

    private void compareWithStore(Predicate<LocalSession> which) {
        long lost = 0;
        for (LocalSession session : directory.all()) {
            if (which.test(session) && health.isUsable() && isLost(session)) {
                saveAgain(session);
                lost++;
            }
        }
        EngineLog.lost(context.application(), lost);
    }

    private boolean isLost(LocalSession session) {
        try {
            return session.compareWithStore();
        } catch (StoreUnavailableException later) {
            return false;
        }
    }

    private void saveAgain(LocalSession session) {
        Guarded.run(session, LocalSession::saveAgain);
    }
}
