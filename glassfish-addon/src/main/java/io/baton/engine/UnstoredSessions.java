// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.EngineSettings.Unstored;
import io.baton.engine.health.StoreHealth;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are in this node's memory only, because they began while the store was unusable. If they become too many, some end as if their time were
 * over: first those whose client never came back, then the others, in both cases the one that was not used for longest. All other sessions were there before
 * the outage, so that their number is bounded by that.
 *
 * <p>Concurrency: the maps and what is counted are guarded by this object, in which nothing else is locked; a session's lock may be held around it. Sessions
 * are ended by one thread in the background, under no lock.
 */
final class UnstoredSessions implements StoreHealth.Turn {

    private final EngineContext context;
    private final Unstored limits;
    /** By their attributes' length, those that were written in vain most recently last. */
    private final Map<LocalSession, Long> strangers = new LinkedHashMap<>();

    private final Map<LocalSession, Long> guests = new LinkedHashMap<>();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private long bytes;
    private long ended;
    private int count;
    /** Whether there are some, to be asked by those who write sessions that were always stored. */
    private volatile boolean some;

    private volatile @Nullable Expirer expirer;

    UnstoredSessions(EngineContext context) {
        this.context = context;
        this.limits = context.settings().unstored();
    }

    /** Who ends sessions; without one, all are kept. */
    void endedBy(Expirer application) {
        expirer = application;
    }

    /**
     * A session that was never stored could not be written.
     *
     * @param length of its attributes in bytes
     */
    void kept(LocalSession session, long length) {
        boolean tooMuch;
        synchronized (this) {
            remove(session);
            (session.isVisitedAgain() ? guests : strangers).put(session, length);
            bytes += length;
            count++;
            some = true;
            tooMuch = isTooMuch();
        }
        if (tooMuch && atWork.compareAndSet(false, true)) {
            context.threads().run("unstored", this::endSome);
        }
    }

    /** The session was stored, or is in memory no more. */
    void forget(LocalSession session) {
        if (some) {
            synchronized (this) {
                remove(session);
            }
        }
    }

    private void remove(LocalSession session) {
        Long length = strangers.remove(session);
        length = length == null ? guests.remove(session) : length;
        if (length != null) {
            bytes -= length;
            count--;
            some = count > 0;
        }
    }

    private boolean isTooMuch() {
        return count > limits.most() || bytes > limits.mostBytes();
    }

    private void endSome() {
        try {
            Expirer application = expirer;
            LocalSession session = application != null && application.isReady() ? next() : null;
            while (application != null && session != null) {
                end(session, application);
                session = next();
            }
        } finally {
            atWork.set(false);
        }
    }

    private synchronized @Nullable LocalSession next() {
        if (!isTooMuch()) {
            return null;
        }
        LocalSession oldest = oldest(strangers).or(() -> oldest(guests)).orElse(null);
        if (oldest != null) {
            remove(oldest);
        }
        return oldest;
    }

    private static Optional<LocalSession> oldest(Map<LocalSession, Long> sessions) {
        return sessions.keySet().stream().filter(session -> !session.isHeld()).findFirst();
    }

    private void end(LocalSession session, Expirer application) {
        SessionHandle hold = session.holdUnstored();
        if (hold == null) {
            return;
        }
        try (hold) {
            if (counted() == 1) {
                EngineLog.tooManyUnstored(context.application(), limits);
            }
            application.expire(session);
        } catch (RuntimeException | LinkageError failure) {
            EngineLog.endFailed(session.name(), context.settings().reapInterval(), failure);
        }
    }

    private synchronized long counted() {
        return ++ended;
    }

    @Override
    public void unusable(String reason) {
        // What it means shows when sessions begin.
    }

    @Override
    public synchronized void usable(Duration outage) {
        if (ended > 0) {
            EngineLog.endedUnstored(context.application(), ended);
            ended = 0;
        }
    }
}
