// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The order of everything: which simulated thread goes on, and when time passes, as the seed decides. Time passes only when no thread can run.
 *
 * <p>Concurrency: all state is used by the one thread that has the baton; handing it over orders their memory.
 */
final class Kernel {

    /** Shorter than a process can be paused without noticing. */
    private static final long LONGEST_STEP = 60_000_000;

    private static final int MOST_STEPS = 400_000;

    private record Event(long time, long number, Runnable work) {}

    private final SplittableRandom random;
    private final Trace trace;
    private final Workers workers;
    private final Semaphore done = new Semaphore(0);
    private final List<Fiber> ready = new ArrayList<>();
    private final List<Fiber> started = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::number));
    private final List<Runnable> afterSteps = new ArrayList<>();
    private @Nullable Fiber current;
    private long now;
    private long count;
    private int fibers;
    private int steps;
    private int stalls;
    private long stalledUntil;
    private boolean over;
    private boolean unwinding;
    private @Nullable Throwable failure;
    private Runnable ticks = () -> {};

    Kernel(long seed, Trace trace, Workers workers) {
        this.random = new SplittableRandom(seed);
        this.trace = trace;
        this.workers = workers;
    }

    SplittableRandom random() {
        return random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A length of time in nanoseconds, from a range in milliseconds. */
    long millis(double from, double to) {
        return (long) ((from + random.nextDouble() * (to - from)) * 1e6);
    }

    long now() {
        return now;
    }

    int steps() {
        return steps;
    }

    @Nullable
    Fiber current() {
        return current;
    }

    /** Has the work run whenever time passed. */
    void onTick(Runnable work) {
        ticks = work;
    }

    /** Has the work run whenever another thread goes on: checks of what must always be true. */
    void afterEachStep(Runnable work) {
        afterSteps.add(work);
    }

    /** Allows so many long stalls of single threads. */
    void stalls(int number) {
        stalls = number;
    }

    /** When the latest of the long stalls so far is over. */
    long stalledUntil() {
        return stalledUntil;
    }

    void note(String what, @Nullable Object detail) {
        Fiber fiber = current;
        trace.note(now, fiber, fiber == null ? 0 : fiber.number, what, detail);
    }

    /** Runs until {@link #finish}; on the caller's thread. */
    void run() {
        dispatch(null);
        try {
            if (!done.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new Violation("a simulated thread runs on and on: " + current);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Violation("interrupted", stop);
        }
        unwind();
        if (failure instanceof Violation violation) {
            throw violation;
        }
        if (failure != null) {
            throw new Violation(failure.toString(), failure);
        }
    }

    void finish() {
        over = true;
    }

    void fail(Throwable what) {
        if (failure == null && !unwinding) {
            failure = what;
            note("FAILED", what);
        }
        over = true;
    }

    /** Has the work run at that time, under no thread: it must not wait. */
    void at(long time, Runnable work) {
        events.add(new Event(Math.max(time, now), count++, work));
    }

    void after(long nanos, Runnable work) {
        at(now + nanos, work);
    }

    Fiber spawn(@Nullable Machine process, String name, Runnable work) {
        Fiber fiber = new Fiber(++fibers, name, process, work);
        ready.add(fiber);
        return fiber;
    }

    /** Lets others go first, if the seed says so. To be called wherever real threads could be overtaken. */
    void pause() {
        Fiber self = current;
        if (self == null) {
            return;
        }
        live();
        if (over) {
            switchFrom(self);
        }
        if (stalls > 0 && chance(0.002)) {
            stalls--;
            long length = chance(0.1) ? millis(200, 4000) : millis(1, 60);
            note("stalls for ms", length / 1_000_000);
            stalledUntil = Math.max(stalledUntil, now + length);
            park(length);
            return;
        }
        boolean alone = ready.isEmpty() && (events.isEmpty() || events.peek().time() > now);
        if (!alone && chance(0.4)) {
            ready.add(self);
            switchFrom(self);
        }
    }

    /** Throws if the thread is over. */
    void live() {
        if (unwinding) {
            throw new Killed();
        }
        if (++steps > MOST_STEPS) {
            fail(new Violation("it goes on and on"));
        }
    }

    boolean isUnwinding() {
        return unwinding;
    }

    void sleep(long nanos) {
        live();
        park(nanos);
    }

    /** Waits to be woken, or for the end of the time; negative: for ever. */
    void park(long nanos) {
        Fiber self = current;
        if (self == null) {
            throw new IllegalStateException("nobody to wait");
        }
        live();
        self.parked = true;
        long wait = ++self.waits;
        if (nanos >= 0) {
            after(nanos, () -> {
                if (self.waits == wait) {
                    wake(self);
                }
            });
        }
        switchFrom(self);
    }

    void wake(Fiber fiber) {
        if (fiber.parked) {
            fiber.parked = false;
            ready.add(fiber);
        }
    }

    void ready(Fiber fiber) {
        ready.add(fiber);
    }

    private void switchFrom(Fiber self) {
        Worker worker = self.worker;
        if (worker == null) {
            throw new IllegalStateException(self + " never began");
        }
        if (!dispatch(self)) {
            worker.halt();
        }
        live();
    }

    /** Passes the baton; true if it comes back to the same thread at once. */
    private boolean dispatch(@Nullable Fiber self) {
        Fiber next = choose();
        if (next == null) {
            done.release();
            return false;
        }
        if (next == self) {
            return true;
        }
        if (next.worker == null) {
            begin(workers.take(), next);
        }
        next.worker.go();
        return false;
    }

    private void begin(Worker worker, Fiber fiber) {
        fiber.worker = worker;
        started.add(fiber);
        worker.assign(this, fiber);
    }

    /** Runs a thread to its end, on a worker; returns the next one for that worker, or null if the baton went elsewhere. */
    @Nullable
    Fiber runAll(Worker worker, Fiber fiber) {
        try {
            fiber.work.run();
        } catch (Killed end) {
            // As it should be.
        } catch (RuntimeException | Error bug) {
            fail(new Violation("thread " + fiber + " failed: " + bug, bug));
        }
        started.remove(fiber);
        if (unwinding) {
            workers.giveBack(worker);
            done.release();
            return null;
        }
        Fiber next = choose();
        if (next != null && next.worker == null) {
            begin(worker, next);
            return next;
        }
        workers.giveBack(worker);
        if (next == null) {
            done.release();
        } else {
            next.worker.go();
        }
        return null;
    }

    private @Nullable Fiber choose() {
        current = null;
        try {
            Fiber next = chooseNext();
            current = next;
            return next;
        } catch (RuntimeException | Error bug) {
            fail(bug);
            return null;
        }
    }

    private @Nullable Fiber chooseNext() {
        while (!over) {
            afterSteps.forEach(Runnable::run);
            boolean due = !events.isEmpty() && events.peek().time() <= now;
            int choices = ready.size() + (due ? 1 : 0);
            if (choices == 0) {
                pass();
                continue;
            }
            int choice = choices == 1 ? 0 : random.nextInt(choices);
            if (choice == ready.size()) {
                events.remove().work().run();
                continue;
            }
            Fiber fiber = ready.set(choice, ready.get(ready.size() - 1));
            ready.remove(ready.size() - 1);
            if (!fiber.isDead() && (fiber.process == null || !fiber.process.stalls(fiber))) {
                return fiber;
            }
        }
        return null;
    }

    private void pass() {
        Event next = events.peek();
        if (next == null) {
            throw new Violation("nothing will ever happen again");
        }
        now = Math.min(next.time(), now + LONGEST_STEP);
        ticks.run();
    }

    /** Ends all threads, one after the other. */
    private void unwind() {
        unwinding = true;
        for (Fiber fiber : List.copyOf(started)) {
            current = fiber;
            if (fiber.worker != null) {
                fiber.worker.go();
                done.acquireUninterruptibly();
            }
        }
        current = null;
    }
}
