// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A real thread that runs simulated ones, one after the other; only one worker of a simulation runs at a time. */
final class Worker extends Thread {

    private final Semaphore baton = new Semaphore(0);
    /** What to begin with, set before the baton is passed on. */
    private @Nullable Kernel kernel;

    private @Nullable Fiber next;

    Worker() {
        super("simulated");
        setDaemon(true);
    }

    void assign(Kernel itsKernel, Fiber fiber) {
        kernel = itsKernel;
        next = fiber;
    }

    /** The simulation this thread is of at the moment. */
    @Nullable
    Kernel kernel() {
        return kernel;
    }

    /** Has this thread go on. */
    void go() {
        baton.release();
    }

    /** Waits until somebody lets this thread go on. */
    void halt() {
        baton.acquireUninterruptibly();
    }

    @Override
    public void run() {
        while (true) {
            halt();
            Kernel itsKernel = kernel;
            Fiber fiber = next;
            if (itsKernel == null || fiber == null) {
                throw new IllegalStateException("nothing to do");
            }
            while (fiber != null) {
                fiber = itsKernel.runAll(this, fiber);
            }
        }
    }
}
