// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread for one call that needs a deep stack: a request's thread has room for a few hundred nested objects. */
public final class RoomyStack {

    /** Of address space; memory is taken for what is used only. */
    private static final long BYTES = 512L * 1024 * 1024;

    /** A call that needs a lock of the caller's would wait for ever. */
    private static final long LONGEST_SECONDS = 60;

    private RoomyStack() {}

    /**
     * Makes the call on a thread of its own, which has the caller's inheritable thread locals and context class loader, and waits for it for up to a minute,
     * interrupted or not.
     *
     * @throws ExecutionException with what the call threw, errors included, or a {@link TimeoutException}
     */
    public static <T> T call(Callable<T> call) throws ExecutionException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(null, task, Thread.currentThread().getName() + " (deep)", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException meanwhile) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException tooLong) {
            throw new ExecutionException(tooLong);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
