// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes only when told to, or while somebody waits. What is to run in the background runs at once, on the thread that asks for it. */
public final class ManualTime implements TimeSource, Threads, Schedule {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    private final List<Repeated> repeated = new CopyOnWriteArrayList<>();
    private final List<Runnable> duringPauses = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /** Moves both clocks, and runs what is due on the way. */
    public void pass(Duration duration) {
        long end = nanos.get() + duration.toNanos();
        Optional<Repeated> next = nextUntil(end);
        while (next.isPresent()) {
            Repeated due = next.get();
            moveTo(due.dueAt);
            due.dueAt = nanos.get() + due.period.toNanos();
            due.work.run();
            next = nextUntil(end);
        }
        moveTo(end);
    }

    /** Moves both clocks at once, as if this process had been paused. */
    public void jump(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        repeated.forEach(one -> one.dueAt = Math.max(one.dueAt, nanos.get()));
    }

    private void moveTo(long when) {
        nanos.accumulateAndGet(when, Math::max);
    }

    private Optional<Repeated> nextUntil(long end) {
        return repeated.stream().filter(one -> one.dueAt <= end).min(Comparator.comparingLong(one -> one.dueAt));
    }

    private void pause(Duration duration) {
        pass(duration);
        duringPauses.forEach(Runnable::run);
    }

    /** Has the work run during every pause: what other threads would do while one waits. */
    public void duringPauses(Runnable work) {
        duringPauses.add(work);
    }

    @Override
    public Monitor monitor() {
        return new ManualMonitor();
    }

    @Override
    public void run(String name, Runnable work) {
        work.run();
    }

    @Override
    public Repetition every(String name, Duration period, Runnable work) {
        Repeated repetition = new Repeated(period, work, nanos.get() + period.toNanos());
        repeated.add(repetition);
        return () -> repeated.remove(repetition);
    }

    private static final class Repeated {

        private final Duration period;
        private final Runnable work;
        private volatile long dueAt;

        Repeated(Duration period, Runnable work, long dueAt) {
            this.period = period;
            this.work = work;
            this.dueAt = dueAt;
        }
    }

    private final class ManualMonitor implements Monitor {

        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public void lock() {
            lock.lock();
        }

        @Override
        public void unlock() {
            lock.unlock();
        }

        @Override
        public void await(Duration atMost) {
            lock.unlock();
            try {
                pause(atMost);
            } finally {
                lock.lock();
            }
        }

        @Override
        public void signalAll() {}
    }
}
