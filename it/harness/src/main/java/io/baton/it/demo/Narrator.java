// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The voice of the demo: numbered steps, a sign of life while one takes long, how long it took, and what was seen. */
final class Narrator implements AutoCloseable {
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final long begin = System.nanoTime();
    private final ScheduledExecutorService signs = Executors.newSingleThreadScheduledExecutor(Narrator::daemon);
    private int step;
    private String current = "getting ready";

    Narrator(PrintStream out) {
        this.out = out;
    }

    /** Says what is done, does it, and says how long it took. */
    <T> T step(String what, Supplier<T> work) {
        step++;
        current = "step " + step + ", \"" + what + "\"";
        out.printf("%2d. %s ", step, what);
        out.flush();
        long start = System.nanoTime();
        ScheduledFuture<?> signsOfLife = signs.scheduleAtFixedRate(
                this::signOfLife,
                BETWEEN_SIGNS_OF_LIFE.toMillis(),
                BETWEEN_SIGNS_OF_LIFE.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            signsOfLife.cancel(false);
            out.printf(Locale.ROOT, " %.1f s%n", secondsSince(start));
        }
    }

    /** The same for work without a result. */
    void step(String what, Runnable work) {
        step(what, () -> {
            work.run();
            return what;
        });
    }

    /** Says what was seen, as the proof of the step before. */
    void seen(String what) {
        out.printf("    -> %s%n", what);
    }

    /** Says something to the reader. */
    void say(String what) {
        out.println(what);
    }

    /** The step that the story is at, for whoever has to tell that it failed. */
    String current() {
        return current;
    }

    double seconds() {
        return secondsSince(begin);
    }

    @Override
    public void close() {
        signs.shutdownNow();
    }

    private void signOfLife() {
        out.print('.');
        out.flush();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "signs of life");
        thread.setDaemon(true);
        return thread;
    }
}
