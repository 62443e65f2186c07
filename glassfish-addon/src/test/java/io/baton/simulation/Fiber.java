// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import org.jspecify.annotations.Nullable;

/** One simulated thread: a piece of work that runs on a real thread, but only while the kernel lets it. */
final class Fiber {

    final int number;
    final String name;
    /** Whose thread it is; null for what happens outside all processes. */
    final @Nullable Machine process;

    final Runnable work;

    @Nullable
    Worker worker;
    /** Whether it waits to be woken. */
    boolean parked;
    /** Raised by every wait, so that the end of an earlier one wakes nobody. */
    long waits;

    Fiber(int number, String name, @Nullable Machine process, Runnable work) {
        this.number = number;
        this.name = name;
        this.process = process;
        this.work = work;
    }

    boolean isDead() {
        return process != null && !process.isAlive();
    }

    @Override
    public String toString() {
        return (process == null ? "" : process + "/") + name + "#" + number;
    }
}
