// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Work in which code of others runs, on a thread that can be left behind where that code does not return. */
public final class WatchedWork {

    private WatchedWork() {}

    /**
     * Does the work on a thread of its own and waits for its end, as long as it gets on.
     *
     * @param name of the work, for the thread's name
     * @param progress another number with each step of the work
     * @param longest what one step may take
     * @return where the thread is that was left behind; empty if the work is done
     */
    public static Optional<String> run(String name, Runnable work, LongSupplier progress, Duration longest) {
        FutureTask<Boolean> task = new FutureTask<>(work, true);
        Thread thread = SystemTime.daemon(task, name);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                long before = progress.getAsLong();
                try {
                    task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
                    return Optional.empty();
                } catch (TimeoutException slow) {
                    if (progress.getAsLong() == before) {
                        return Optional.of(thread.getName() + " " + Places.of(thread));
                    }
                } catch (InterruptedException hurry) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(name + " failed", failure.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
