// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A real lock. */
final class SystemMonitor implements Monitor {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();

    @Override
    public void lock() {
        lock.lock();
    }

    @Override
    public void unlock() {
        lock.unlock();
    }

    @Override
    @SuppressWarnings({"WaitNotInLoop", "AwaitReturnValueIgnored"}) // spurious wake-ups are part of the contract
    public void await(Duration atMost) throws InterruptedException {
        if (condition.awaitNanos(atMost.toNanos()) > 0) {
            return;
        }
    }

    @Override
    public void signalAll() {
        condition.signalAll();
    }
}
