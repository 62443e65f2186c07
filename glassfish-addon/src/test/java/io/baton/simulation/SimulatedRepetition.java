// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.time.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Periodic work of a process. */
final class SimulatedRepetition implements Schedule.Repetition {

    private final Machine process;
    private final Kernel kernel;
    private final String name;
    private final Duration period;
    private final Runnable work;
    private final List<Fiber> waiting = new ArrayList<>();
    private @Nullable Fiber running;
    private boolean stopped;

    SimulatedRepetition(Machine process, String name, Duration period, Runnable work) {
        this.process = process;
        this.kernel = process.kernel;
        this.name = name;
        this.period = period;
        this.work = work;
    }

    SimulatedRepetition begin() {
        double pause = period.toMillis() * (0.9 + 0.2 * kernel.random().nextDouble());
        kernel.after((long) (pause * 1e6), () -> {
            if (!stopped && process.isAlive()) {
                running = kernel.spawn(process, name, this::once);
            }
        });
        return this;
    }

    private void once() {
        if (!stopped) {
            work.run();
        }
        running = null;
        waiting.forEach(kernel::wake);
        if (!stopped) {
            begin();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        Fiber self = kernel.current();
        while (running != null && running != self && self != null) {
            waiting.add(self);
            kernel.park(-1);
        }
    }
}
