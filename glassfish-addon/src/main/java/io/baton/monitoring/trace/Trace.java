// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.trace;

import io.baton.time.Threads;
import io.baton.time.TimeSource;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The trace log of this process, {@code baton-trace.log}. The server's log levels switch it: {@code io.baton.trace} at
 * {@code FINE} writes events, at {@code FINER} each call to the store as well. Off, it costs one look at that level.
 */
public final class Trace implements AutoCloseable {

    /** The name of the file. */
    public static final String FILE = "baton-trace.log";

    /** Held, for a logger that nobody holds forgets its level. */
    private static final Logger SWITCH = Logger.getLogger("io.baton.trace");

    private static final long MOST_BYTES = 10L << 20;
    private static final int MOST_FILES = 5;
    /** The one whose file {@link #rollAll} rolls: a process has one. */
    private static final AtomicReference<Trace> PRESENT = new AtomicReference<>();

    private final TimeSource time;
    private final TraceFile file;

    /**
     * The trace log in a directory.
     *
     * @param directory of the server's logs
     */
    public Trace(Path directory, TimeSource time, Threads threads) {
        this(directory, MOST_BYTES, MOST_FILES, time, threads);
    }

    Trace(Path directory, long mostBytes, int mostFiles, TimeSource time, Threads threads) {
        this.time = time;
        this.file = new TraceFile(directory.resolve(FILE), mostBytes, mostFiles, threads, this::now);
        PRESENT.set(this);
    }

    private String now() {
        return "time=" + time.now();
    }

    /** Whether events are written. */
    public boolean isOn() {
        return isSet(Level.FINE);
    }

    /** Whether calls to the store are written, too. */
    public boolean isDetailed() {
        return isSet(Level.FINER);
    }

    /** Whoever sets the level of all of Baton does not mean this file. */
    private static boolean isSet(Level least) {
        Level own = SWITCH.getLevel();
        return own != null && own.intValue() <= least.intValue();
    }

    /** Begins a line; it is written when it is told to. */
    public TraceLine line(String event) {
        return new TraceLine(file, now() + " event=" + event);
    }

    /** Begins a new file, as the server's log does when it is told to. */
    public static void rollAll() {
        Trace present = PRESENT.get();
        if (present != null) {
            present.file.flush();
            present.file.roll();
        }
    }

    @Override
    public void close() {
        PRESENT.compareAndSet(this, null);
        file.end();
    }
}
