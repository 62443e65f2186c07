// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Time for a model checker: it stands still unless it is moved, work in the background is done when a test says so, and only a signal ends a wait, so that
 * waiting for one that was lost is a deadlock, which the model checker reports.
 */
public final class StillTime implements TimeSource, Threads, Schedule {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    /** Filled while a scenario is set up. Not a concurrent map: the model checker loses its way in one when two keys meet in a bucket. */
    private final Map<String, Runnable> periodic = new HashMap<>();

    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /** Moves both clocks, and does nothing else. */
    public void move(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public Monitor monitor() {
        return new SignalledMonitor();
    }

    @Override
    public void run(String name, Runnable work) {
        due.add(work);
    }

    /** Does what was to be done in the background, on the caller's thread. */
    public void doWhatIsDue() {
        Runnable work = due.poll();
        while (work != null) {
            work.run();
            work = due.poll();
        }
    }

    @Override
    public Repetition every(String name, Duration period, Runnable work) {
        periodic.put(name, work);
        return () -> periodic.remove(name);
    }

    /** Does periodic work once, on the caller's thread. */
    public void itIsTimeFor(String name) {
        Runnable work = periodic.get(name);
        if (work == null) {
            throw new IllegalArgumentException("there is no periodic work called " + name);
        }
        work.run();
    }

    /** Made of the language's own monitors, for they are the fewest steps. */
    private static final class SignalledMonitor implements Monitor {

        private @Nullable Thread holder;
        private int depth;
        private long signals;

        @Override
        public synchronized void lock() {
            try {
                take(1);
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
        }

        private synchronized void take(int times) throws InterruptedException {
            while (holder != null && holder != Thread.currentThread()) {
                wait();
            }
            holder = Thread.currentThread();
            depth += times;
        }

        @Override
        public synchronized void unlock() {
            giveBack(1);
        }

        private synchronized void giveBack(int times) {
            depth -= times;
            if (depth == 0) {
                holder = null;
                notifyAll();
            }
        }

        @Override
        public synchronized void await(Duration atMost) throws InterruptedException {
            int mine = depth;
            long heard = signals;
            giveBack(mine);
            while (signals == heard) {
                wait();
            }
            take(mine);
        }

        @Override
        public synchronized void signalAll() {
            signals++;
            notifyAll();
        }
    }
}
