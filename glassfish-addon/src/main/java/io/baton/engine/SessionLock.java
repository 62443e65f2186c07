// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.time.Monitor;
import java.time.Duration;

/**
 * The lock of a session. Whoever asks the store under it has its answer before anybody else takes it, so that this
 * node's claims, writes and releases of the session never overtake each other. One write in the background may be
 * {@linkplain #sent on its way} while nobody has the lock: until it is {@linkplain #answered}, only those take the lock
 * who will not ask the store, {@linkplain #lockBeside beside} it.
 */
final class SessionLock implements Monitor {

    /** Somebody wakes those who wait for the answer; this is for the case that something goes wrong with that. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Monitor monitor;
    private boolean underWay;

    SessionLock(Monitor monitor) {
        this.monitor = monitor;
    }

    /** Takes the lock when no write is on its way. */
    @Override
    public void lock() {
        monitor.lock();
        awaitAnswer();
    }

    /** Takes the lock for what does not ask the store about a session in memory, be a write on its way or not. */
    void lockBeside() {
        monitor.lock();
    }

    @Override
    public void unlock() {
        monitor.unlock();
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        monitor.await(atMost);
        awaitAnswer();
    }

    @Override
    public void signalAll() {
        monitor.signalAll();
    }

    /** Whether a write is on its way; to be asked by whoever has the lock. */
    boolean isUnderWay() {
        return underWay;
    }

    /** A write is on its way from now on; to be called by whoever has the lock, before it is given back. */
    void sent() {
        underWay = true;
    }

    /** The write was answered, or never will be; to be called by whoever has the lock. */
    void answered() {
        underWay = false;
        monitor.signalAll();
    }

    private void awaitAnswer() {
        boolean interrupted = false;
        while (underWay) {
            try {
                monitor.await(LOOK_AGAIN);
            } catch (InterruptedException later) {
                // What comes now must not overtake the write.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
