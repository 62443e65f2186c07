// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;

/**
 * A lock with one condition: {@code java.util.concurrent.locks.ReentrantLock} behind a port, so that a simulation decides who goes first. Reentrant;
 * gives its holder a consistent view of what it guards.
 */
public interface Monitor {

    /** Waits for the lock and takes it. */
    void lock();

    /** Gives the lock back. */
    void unlock();

    /**
     * Lets go of the lock and waits until {@link #signalAll}, the end of the time, or for no reason; then takes the lock again.
     *
     * @param atMost how long to wait
     * @throws InterruptedException if the thread was told to stop waiting; it has the lock then, too
     */
    void await(Duration atMost) throws InterruptedException;

    /** Wakes everyone who waits; the caller has the lock. */
    void signalAll();
}
