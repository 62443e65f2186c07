// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import static java.lang.System.Logger.Level.ERROR;

import io.baton.model.OperatorLog;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The real clocks and locks, one daemon thread per periodic work, and a few for each other kind of work. */
public final class SystemTime implements TimeSource, Threads, Schedule {

    private static final OperatorLog LOG = OperatorLog.of("io.baton.time");
    private static final double JITTER = 0.1;
    private static final int THREADS_PER_KIND = 4;
    /** The longest wait for work that is stopped: where it runs code of others, it may never end. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ConcurrentHashMap<String, ThreadPoolExecutor> workers = new ConcurrentHashMap<>();

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Monitor monitor() {
        return new SystemMonitor();
    }

    @Override
    public void run(String name, Runnable work) {
        workers.computeIfAbsent(name, SystemTime::pool).execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                LOG.log(ERROR, "Background work failed: " + name, failure);
            }
        });
    }

    private static ThreadPoolExecutor pool(String name) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS_PER_KIND,
                THREADS_PER_KIND,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                work -> daemon(work, name + "-" + count.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Does each work on a thread of its own. What starts threads by itself, such as a library, starts them from that one then, and they have nothing of the
     * caller's.
     *
     * @param name of the work, for the threads' name
     */
    public static Executor aside(String name) {
        return work -> daemon(work, name).start();
    }

    /**
     * A thread that has nothing of whoever happens to start it, which may be a request: neither its class loader, nor what the container knows of the request
     * by thread locals that are inherited, nor the classes of the code on its stack. The thread may live for as long as the server, and would hold on to an
     * application that is gone, or act in the name of a user.
     */
    @SuppressWarnings("removal") // up to Java 23, a thread keeps the code on the stack of whoever makes it
    static Thread daemon(Runnable work, String name) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            Thread thread = new Thread(null, work, "baton-" + name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(SystemTime.class.getClassLoader());
            return thread;
        });
    }

    @Override
    public Repetition every(String name, Duration period, Runnable work) {
        Loop loop = new Loop(period, work);
        Thread thread = daemon(loop, name);
        loop.thread = thread;
        thread.start();
        return loop;
    }

    /** Concurrency: {@code stopped} is guarded by {@code lock}; the work runs outside it. */
    private static final class Loop implements Runnable, Repetition {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition stop = lock.newCondition();
        private final Duration period;
        private final Runnable work;
        private boolean stopped;
        private volatile @Nullable Thread thread;

        Loop(Duration period, Runnable work) {
            this.period = period;
            this.work = work;
        }

        @Override
        public void run() {
            while (isTimeForWork()) {
                try {
                    work.run();
                } catch (RuntimeException | Error failure) {
                    // The thread must outlive whatever an application's class throws on it.
                    LOG.log(ERROR, "Periodic work failed; it is tried again after " + period, failure);
                }
            }
        }

        private boolean isTimeForWork() {
            lock.lock();
            try {
                long left = jittered(period).toNanos();
                while (!stopped && left > 0) {
                    left = stop.awaitNanos(left);
                }
                return !stopped;
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void stop() {
            lock.lock();
            try {
                stopped = true;
                stop.signalAll();
            } finally {
                lock.unlock();
            }
            Thread running = thread;
            if (running == null || running == Thread.currentThread()) {
                return;
            }
            try {
                running.join(PATIENCE_AT_STOP.toMillis());
                if (running.isAlive()) {
                    TimeLog.leftBehind(running, PATIENCE_AT_STOP);
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }

        private static Duration jittered(Duration period) {
            double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
            return Duration.ofNanos((long) (period.toNanos() * factor));
        }
    }
}
