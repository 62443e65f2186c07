// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What every byte passes on its way through a link in one direction: open, or shut for as long as nothing comes through, or open and slow. */
final class LinkGate {
    private boolean shut;
    private Duration delay = Duration.ZERO;
    private long bytesPerSecond = Long.MAX_VALUE;
    private long setting;

    synchronized void shut() {
        shut = true;
    }

    /** What comes from now on is held up that long each time. */
    synchronized void delay(Duration time) {
        delay = time;
    }

    /** From now on no more than that comes through each connection. */
    synchronized void throttle(long bytesInASecond) {
        bytesPerSecond = bytesInASecond;
    }

    /** Open, with no delay; what is held up goes on at once. */
    synchronized void open() {
        shut = false;
        delay = Duration.ZERO;
        bytesPerSecond = Long.MAX_VALUE;
        setting++;
        notifyAll();
    }

    /** Returns when the gate is open, and that many bytes have been held up as long as they must. */
    synchronized void pass(int bytes) throws InterruptedException {
        long before = setting;
        long due = System.nanoTime() + delay.toNanos() + TimeUnit.SECONDS.toNanos(1) / bytesPerSecond * bytes;
        for (long left = due - System.nanoTime(); left > 0 && setting == before; left = due - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        while (shut) {
            wait();
        }
    }
}
