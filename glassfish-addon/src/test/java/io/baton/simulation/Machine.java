// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A server process that can be paused, cut off and killed: what all its threads share. */
final class Machine {

    /** How many threads a process has for one kind of background work, as the real ones. */
    private static final int THREADS_PER_KIND = 4;

    final Kernel kernel;
    final String name;
    final Clock clock;
    private final List<Fiber> stalled = new ArrayList<>();
    private final List<Runnable> ticks = new ArrayList<>();
    private final List<Runnable> atDeath = new ArrayList<>();
    private final List<Runnable> afterPause = new ArrayList<>();
    private final Map<String, Integer> busy = new LinkedHashMap<>();
    private final Map<String, List<Runnable>> queues = new LinkedHashMap<>();
    private Consumer<String> ear = line -> {};
    private boolean alive = true;
    private boolean paused;
    private long pausedAt;
    private long pausedFor;
    private boolean fresh = true;

    Machine(Kernel kernel, String name, Clock clock) {
        this.kernel = kernel;
        this.name = name;
        this.clock = clock;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether its tick thread has run since the latest pause. */
    boolean isFresh() {
        return alive && !paused && fresh;
    }

    void onTick(Runnable work) {
        ticks.add(work);
    }

    void onDeath(Runnable work) {
        atDeath.add(work);
    }

    /** Has what the process logs told. */
    void onSaid(Consumer<String> listener) {
        ear = listener;
    }

    void said(String line) {
        kernel.note("says", line);
        ear.accept(line);
    }

    void tick() {
        if (alive && !paused) {
            ticks.forEach(Runnable::run);
            fresh = true;
        }
    }

    /** None of its threads ever runs again. */
    void die() {
        if (alive) {
            alive = false;
            kernel.note("dies", this);
            atDeath.forEach(Runnable::run);
        }
    }

    /** How long it was paused so far. */
    long pausedFor() {
        return pausedFor;
    }

    void pause() {
        paused = true;
        pausedAt = kernel.now();
        fresh = false;
        kernel.note("is paused", this);
    }

    void resume() {
        if (!paused) {
            return;
        }
        paused = false;
        pausedFor += kernel.now() - pausedAt;
        kernel.note("goes on", this);
        List.copyOf(afterPause).forEach(Runnable::run);
        afterPause.clear();
        stalled.forEach(kernel::ready);
        stalled.clear();
        if (kernel.chance(0.5)) {
            tick();
        }
    }

    /** Runs the work now, or as the first thing after a pause; never, if the process is dead. */
    void whenAwake(Runnable work) {
        if (paused) {
            afterPause.add(work);
        } else if (alive) {
            work.run();
        }
    }

    /** Keeps a thread that cannot run now. */
    boolean stalls(Fiber fiber) {
        if (paused) {
            stalled.add(fiber);
        }
        return paused;
    }

    void run(String kind, Runnable work) {
        if (busy.getOrDefault(kind, 0) >= THREADS_PER_KIND) {
            queues.computeIfAbsent(kind, same -> new ArrayList<>()).add(work);
            return;
        }
        busy.merge(kind, 1, Integer::sum);
        kernel.spawn(this, kind, () -> {
            work.run();
            busy.merge(kind, -1, Integer::sum);
            List<Runnable> queue = queues.getOrDefault(kind, List.of());
            if (!queue.isEmpty()) {
                run(kind, queue.remove(0));
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
