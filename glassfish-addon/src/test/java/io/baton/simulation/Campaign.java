// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.simulation.Simulation.Result;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/** Runs with one seed after the other, on all processors. */
final class Campaign {

    private final long base;
    private final AtomicLong next;
    private final Queue<Result> failures = new ConcurrentLinkedQueue<>();
    private long nanos;

    /** @param base the first seed */
    Campaign(long base) {
        this.base = base;
        this.next = new AtomicLong(base);
    }

    void run(int seeds) throws Exception {
        run(seed -> seed < base + seeds);
    }

    void run(Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        run(seed -> System.nanoTime() - end < 0);
    }

    private void run(LongPredicate isToRun) throws Exception {
        long began = System.nanoTime();
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        try {
            Callable<Boolean> work = () -> runSome(isToRun);
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(processors, work))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        nanos = System.nanoTime() - began;
    }

    private boolean runSome(LongPredicate isToRun) {
        Simulation simulation = new Simulation(Sabotage.NONE);
        long seed = next.getAndIncrement();
        while (isToRun.test(seed)) {
            Result result = simulation.run(seed);
            if (result.violation() != null) {
                failures.add(result);
            }
            seed = next.getAndIncrement();
        }
        return true;
    }

    /** The runs in which something went wrong. */
    List<Result> failures() {
        return List.copyOf(failures);
    }

    @Override
    public String toString() {
        long seeds = next.get() - base;
        return String.format(
                "%d seeds from %d in %.1f s, %.0f per second", seeds, base, nanos / 1e9, seeds / (nanos / 1e9));
    }
}
