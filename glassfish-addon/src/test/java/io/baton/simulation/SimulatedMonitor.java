// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.time.Monitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lock whose next holder the seed chooses. */
final class SimulatedMonitor implements Monitor {

    private final Kernel kernel;
    private final List<Fiber> queue = new ArrayList<>();
    private final List<Fiber> waiting = new ArrayList<>();
    private @Nullable Fiber holder;
    private int depth;

    SimulatedMonitor(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void lock() {
        Fiber self = self();
        if (holder != self) {
            kernel.pause();
            take(self);
        }
        depth++;
    }

    private Fiber self() {
        kernel.live();
        Fiber self = kernel.current();
        if (self == null) {
            throw new IllegalStateException("a lock is taken under no thread");
        }
        return self;
    }

    private void take(Fiber self) {
        while (holder != null) {
            queue.add(self);
            kernel.park(-1);
        }
        holder = self;
    }

    @Override
    public void unlock() {
        if (kernel.isUnwinding()) {
            return;
        }
        if (holder != kernel.current()) {
            throw new IllegalMonitorStateException(kernel.current() + " has not got the lock");
        }
        if (--depth == 0) {
            free();
        }
    }

    private void free() {
        holder = null;
        queue.forEach(kernel::wake);
        queue.clear();
    }

    @Override
    public void await(Duration atMost) {
        Fiber self = self();
        int mine = depth;
        depth = 0;
        free();
        waiting.add(self);
        boolean forNoReason = kernel.chance(0.01);
        kernel.park(forNoReason ? kernel.millis(0, 5) : Math.max(0, atMost.toNanos()));
        waiting.remove(self);
        take(self);
        depth = mine;
    }

    @Override
    public void signalAll() {
        waiting.forEach(kernel::wake);
    }
}
