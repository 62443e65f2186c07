// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.time.Monitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The way of changes to the store in stream mode: they are sent when their request has ended, on a thread that no
 * client waits for, all at once that gathered while the former were on their way, and a hundred times a second at most.
 *
 * <p>A session that the next request already has is left to the end of that, so that the store gets what requests leave
 * and not what they are at; for so long, that is, as a change may be on its way.
 *
 * <p>Concurrency: whoever adds a session looks for somebody who is at work, and one is at work at a time.
 */
final class Streaming {

    /**
     * The time for which a change may be on its way before requests wait: what a crash costs if the store answers.
     */
    static final Duration LIMIT = Duration.ofMillis(100);

    /** The period of the search for sessions that requests keep for longer than that. */
    static final Duration PULSE = LIMIT;

    /** The time for which a session is left alone that could not be written for a fault that is not the store's. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    /** The shortest time from one batch to the next. */
    static final Duration PACE = Duration.ofMillis(10);

    /** The most sessions of one batch: those behind it are late if it takes long. */
    private static final int MOST_AT_ONCE = 512;

    private record Change(LocalSession session, long since) {}

    private final EngineContext context;
    private final Queue<Change> waiting = new ConcurrentLinkedQueue<>();
    private final Set<LocalSession> isWaiting = ConcurrentHashMap.newKeySet();
    /** The sessions that requests have again, and since when they wait. */
    private final Map<LocalSession, Long> held = new ConcurrentHashMap<>();

    private final AtomicBoolean atWork = new AtomicBoolean();
    private final Monitor pace;
    private volatile @Nullable Change underWay;
    /** When the latest batch was sent; known to whoever is at work. */
    private long latest;

    Streaming(EngineContext context) {
        this.context = context;
        this.pace = context.threads().monitor();
        this.latest = context.time().nanoTime() - PACE.toNanos();
    }

    /** A request let go of the session, and may have changed it. */
    void used(LocalSession session) {
        Long before = held.remove(session);
        if (session.isToBeSent()) {
            add(session, before == null ? context.time().nanoTime() : before);
        }
    }

    /** The session is in memory no more. */
    void forget(LocalSession session) {
        held.remove(session);
    }

    /** A request that goes on may have shown its client what it changed in the session. */
    void shown(LocalSession session) {
        if (session.isToBeSent()) {
            held.putIfAbsent(session, context.time().nanoTime());
        }
    }

    private void add(LocalSession session, long since) {
        if (isWaiting.add(session)) {
            waiting.add(new Change(session, since));
        }
        wake();
    }

    /** Whether requests wait for their writes themselves, because the store does not keep up. */
    boolean isBehind() {
        return isLate(waiting.peek()) || isLate(underWay);
    }

    private boolean isLate(@Nullable Change change) {
        return change != null && isLate(change.since());
    }

    private boolean isLate(long since) {
        return context.time().since(since).compareTo(LIMIT) >= 0;
    }

    /** Writes what requests keep for too long; to be called often. */
    void writeWhatIsHeld() {
        held.forEach((session, since) -> {
            if (isLate(since) && held.remove(session, since)) {
                if (session.isHeld()) {
                    Guarded.run(session, LocalSession::confirm);
                } else {
                    add(session, since);
                }
            }
        });
    }

    private void wake() {
        if (atWork.compareAndSet(false, true)) {
            context.threads().run("stream", this::work);
        }
    }

    private void work() {
        try {
            keepPace();
            writeWhatWaits();
        } finally {
            underWay = null;
            atWork.set(false);
        }
        // Not in a loop: other applications need the threads, too.
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    /** Lets some more gather if there is much to do: to send each change by itself costs as much as its request. */
    private void keepPace() {
        Duration rest = restOfPace();
        pace.lock();
        try {
            while (rest.compareTo(Duration.ZERO) > 0) {
                pace.await(rest);
                rest = restOfPace();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } finally {
            pace.unlock();
        }
        latest = context.time().nanoTime();
    }

    private Duration restOfPace() {
        return PACE.minus(context.time().since(latest));
    }

    private void writeWhatWaits() {
        Map<LocalSession, Long> batch = new LinkedHashMap<>();
        underWay = waiting.peek();
        Change change = waiting.poll();
        while (change != null) {
            // Before it is encoded, so that what changes from now on is not missed.
            isWaiting.remove(change.session());
            batch.putIfAbsent(change.session(), change.since());
            change = batch.size() < MOST_AT_ONCE ? waiting.poll() : null;
        }
        try {
            new GroupFlush((session, isDone) -> written(session, isDone, batch)).flush(List.copyOf(batch.keySet()));
        } finally {
            batch.keySet().forEach(this::leaveAlone);
        }
    }

    private void written(LocalSession session, boolean isDone, Map<LocalSession, Long> batch) {
        Long since = batch.remove(session);
        if (!isDone) {
            leaveAlone(session);
        } else if (since != null && session.isHeld()) {
            held.put(session, since);
        }
    }

    private void leaveAlone(LocalSession session) {
        held.put(session, context.time().nanoTime() + AFTER_FAULT.toNanos());
    }
}
