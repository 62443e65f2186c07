// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.time.Monitor;
import io.baton.time.Schedule;
import io.baton.time.Threads;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** The time room of one process. */
final class ProcessTime implements TimeSource, Threads, Schedule {

    private static final Duration TICK = Duration.ofMillis(20);

    private final Machine process;

    ProcessTime(Machine process) {
        this.process = process;
    }

    @Override
    public Instant now() {
        return process.clock.now();
    }

    @Override
    public long nanoTime() {
        return process.clock.nanoTime();
    }

    @Override
    public Monitor monitor() {
        return new SimulatedMonitor(process.kernel);
    }

    @Override
    public void run(String name, Runnable work) {
        process.run(name, work);
    }

    /** What repeats every few milliseconds only looks at the clock; it runs whenever time passes, unless the process is paused. */
    @Override
    public Repetition every(String name, Duration period, Runnable work) {
        if (period.compareTo(TICK) <= 0) {
            process.onTick(work);
            return () -> {};
        }
        return new SimulatedRepetition(process, name, period, work).begin();
    }
}
