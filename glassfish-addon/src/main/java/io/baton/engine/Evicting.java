// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.EngineSettings.Memory;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How idle sessions leave memory for the store: those that are too many as soon as they are, in the background, and those that nobody used for long. The one
 * that was not used for longest goes first; one that is in use, or that cannot be written now, stays.
 *
 * <p>Concurrency: {@code idle} is guarded by itself, in which nothing else is locked; a session's lock may be held around it. Without a limit nothing is
 * kept here at all.
 */
final class Evicting {

    /** How often sessions are looked through for those that were not used for long. */
    static final Duration PULSE = Duration.ofSeconds(1);

    /** So many leave in one go; what is left over is looked at again. */
    private static final int BATCH = 500;

    /** So many threads are at it: each session costs a call to the store. */
    private static final int WORKERS = 4;

    private final EngineContext context;
    private final Directory directory;
    private final Memory limits;
    /** Sessions whose last request ended, with the time of that, the earliest first. */
    private final Map<LocalSession, Long> idle = new LinkedHashMap<>();

    private final AtomicInteger workers = new AtomicInteger();

    /**
     * @param context where the sessions live
     * @param directory of those in memory
     */
    Evicting(EngineContext context, Directory directory) {
        this.context = context;
        this.directory = directory;
        this.limits = context.settings().memory();
    }

    /** A session came into memory. */
    void added() {
        if (isTooMany()) {
            help();
        }
    }

    /** The last request that held the session ended. */
    void used(LocalSession session) {
        if (limits.isLimited()) {
            synchronized (idle) {
                idle.remove(session);
                idle.put(session, context.time().nanoTime());
            }
            added();
        }
    }

    /** The session is in memory no more. */
    void removed(LocalSession session) {
        if (limits.isLimited()) {
            synchronized (idle) {
                idle.remove(session);
            }
        }
    }

    /** Sends those away that nobody used for long, and those that are too many still. */
    void sweep() {
        if (limits.isLimited() && context.health().isUsable()) {
            evict();
        }
    }

    private boolean isTooMany() {
        return limits.isLimited() && directory.size() > limits.most();
    }

    private void help() {
        if (workers.get() >= WORKERS || !context.health().isUsable()) {
            return;
        }
        workers.incrementAndGet();
        context.threads().run("eviction", () -> {
            try {
                evict();
            } finally {
                workers.decrementAndGet();
            }
        });
    }

    private void evict() {
        for (int i = 0; i < BATCH; i++) {
            LocalSession session = next();
            if (session == null) {
                return;
            }
            session.forget();
            if (session.isGone()) {
                context.events().evicted(session.id());
            } else if (!session.isEnded() && !session.isHeld()) {
                // It could not be written. That is no reason to try it again and again, nor to lose sight of it.
                used(session, context.time().nanoTime());
                return;
            }
        }
    }

    private void used(LocalSession session, long when) {
        synchronized (idle) {
            idle.putIfAbsent(session, when);
        }
    }

    /** Takes out the session that is to go next, if one is. */
    private @Nullable LocalSession next() {
        if (directory.isLeaving()) {
            return null;
        }
        boolean tooMany = isTooMany();
        synchronized (idle) {
            Iterator<Map.Entry<LocalSession, Long>> oldest = idle.entrySet().iterator();
            while (oldest.hasNext()) {
                Map.Entry<LocalSession, Long> entry = oldest.next();
                if (!tooMany && !isIdleForLong(entry.getValue())) {
                    return null;
                }
                LocalSession session = entry.getKey();
                oldest.remove();
                // One that is held comes back at the end of its request.
                if (!session.isHeld() && !session.isGone()) {
                    return session;
                }
            }
            return null;
        }
    }

    private boolean isIdleForLong(long since) {
        Duration longest = limits.longestIdle();
        return longest != null && context.time().since(since).compareTo(longest) >= 0;
    }
}
