// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread for one call that needs a deep stack, as a request's thread has room for a few hundred nested objects, or
 * that may never end: it is left behind then. Calls are refused while too many threads are left behind, so their number
 * is bounded.
 */
public final class RoomyStack {

    /** Of address space; memory is taken for what is used only. */
    private static final long BYTES = 512L * 1024 * 1024;

    /** A call that needs a lock of the caller's would wait for ever. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Each may keep a processor busy. */
    private static final int MOST_LEFT_BEHIND = 8;

    private static final Set<Thread> LEFT_BEHIND = ConcurrentHashMap.newKeySet();

    private RoomyStack() {}

    /** Makes the call as {@link #call(Callable, Duration)} does, within a minute. */
    public static <T> T call(Callable<T> call) throws ExecutionException {
        return call(call, LONGEST);
    }

    /**
     * Makes the call on a thread of its own, which has the caller's inheritable thread locals and context class loader,
     * and waits for it, interrupted or not. A thread that takes longer is interrupted and left behind.
     *
     * @param atMost how long to wait
     * @throws ExecutionException with what the call threw, errors included; with a {@link TimeoutException} whose
     *     message says where the thread is; or with a {@link RejectedExecutionException} if too many threads are left
     *     behind already
     */
    public static <T> T call(Callable<T> call, Duration atMost) throws ExecutionException {
        LEFT_BEHIND.removeIf(thread -> !thread.isAlive());
        if (LEFT_BEHIND.size() >= MOST_LEFT_BEHIND) {
            throw new ExecutionException(new RejectedExecutionException(
                    LEFT_BEHIND.size() + " threads that were given up before it have not ended yet"));
        }
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(null, task, Thread.currentThread().getName() + " (aside)", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        long end = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException meanwhile) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException tooLong) {
            LEFT_BEHIND.add(thread);
            String where = Places.of(thread);
            thread.interrupt();
            throw new ExecutionException(new TimeoutException(where));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
