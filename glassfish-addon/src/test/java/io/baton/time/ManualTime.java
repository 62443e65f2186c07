package io.baton.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to, or while somebody pauses. */
public final class ManualTime implements TimeSource, Pauses {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
    private final List<Runnable> onPassing = new CopyOnWriteArrayList<>();
    private final List<Runnable> duringPauses = new CopyOnWriteArrayList<>();

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /** Moves both clocks. */
    public void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
        onPassing.forEach(Runnable::run);
    }

    @Override
    public void pause(Duration duration) {
        pass(duration);
        duringPauses.forEach(Runnable::run);
    }

    /** Has the work run whenever time has passed. */
    public void onPassing(Runnable work) {
        onPassing.add(work);
    }

    /** Has the work run during every pause: what other threads would do while one waits. */
    public void duringPauses(Runnable work) {
        duringPauses.add(work);
    }
}
