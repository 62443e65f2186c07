package io.baton.time;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The real clocks, real waiting and one daemon thread per periodic work. */
public final class SystemTime implements TimeSource, Pauses, Schedule {

    private static final System.Logger LOG = System.getLogger("io.baton.time");
    private static final double JITTER = 0.1;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
    }

    @Override
    public Repetition every(String name, Duration period, Runnable work) {
        Loop loop = new Loop(period, work);
        Thread thread = new Thread(loop, "baton-" + name);
        thread.setDaemon(true);
        // The thread outlives every application; it must not hold one through the class loader of whoever happened to
        // start it.
        thread.setContextClassLoader(SystemTime.class.getClassLoader());
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
        private volatile @org.jspecify.annotations.Nullable Thread thread;

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
                running.join();
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
