// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.time.Monitor;
import io.baton.time.Threads;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What wakes the requests of this node that wait for sessions: one bell per session that somebody waits for.
 *
 * <p>Concurrency: bells come and go by atomic updates of the map; the number of rings is guarded by the bell's monitor.
 */
final class Bells {

    private final ConcurrentHashMap<String, Bell> bells = new ConcurrentHashMap<>();
    private final Threads threads;

    Bells(Threads threads) {
        this.threads = threads;
    }

    /** The bell of a session, to be closed by whoever waited at it. */
    Bell at(String digest) {
        return bells.compute(
                digest, (same, bell) -> bell == null ? new Bell(digest, threads.monitor()) : bell.shared());
    }

    /** Wakes everyone who waits for the session. */
    void ring(String digest) {
        Bell bell = bells.get(digest);
        if (bell != null) {
            bell.ring();
        }
    }

    /** A session's bell. */
    final class Bell implements AutoCloseable {

        private final String digest;
        private final Monitor monitor;
        /** Changed within the map's atomic updates only. */
        private int users = 1;

        private long rings;

        private Bell(String digest, Monitor monitor) {
            this.digest = digest;
            this.monitor = monitor;
        }

        private Bell shared() {
            users++;
            return this;
        }

        /** How often it rang so far: to be read before one looks whether there is anything to wait for. */
        long rings() {
            monitor.lock();
            try {
                return rings;
            } finally {
                monitor.unlock();
            }
        }

        /**
         * Waits for the next ring.
         *
         * @param heard the rings known; returns at once if there were more
         * @throws InterruptedException if the thread was told to stop waiting
         */
        void await(long heard, Duration atMost) throws InterruptedException {
            monitor.lock();
            try {
                if (rings == heard) {
                    monitor.await(atMost);
                }
            } finally {
                monitor.unlock();
            }
        }

        private void ring() {
            monitor.lock();
            try {
                rings++;
                monitor.signalAll();
            } finally {
                monitor.unlock();
            }
        }

        @Override
        public void close() {
            bells.computeIfPresent(digest, (same, bell) -> --bell.users == 0 ? null : bell);
        }
    }
}
