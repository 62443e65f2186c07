// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The record of where the time of tests goes: one line for each step, in the file that the system property {@code baton.timesheet} names; without it nothing is
 * written. The columns, separated by tabs: start and length in milliseconds, kind, detail. {@code it/where-time-goes.py} makes the table of the
 * documentation from it.
 */
public final class Timesheet {
    private static final String FILE = System.getProperty("baton.timesheet", "");

    private Timesheet() {}

    /** Begins a step, which ends when the entry is closed. */
    public static Entry start(String kind, String detail) {
        return new Entry(kind, detail, Instant.now());
    }

    /** Notes a step that ends now. */
    public static void note(String kind, String detail, Duration length) {
        write(Instant.now().minus(length), length, kind, detail);
    }

    private static synchronized void write(Instant start, Duration length, String kind, String detail) {
        if (FILE.isBlank()) {
            return;
        }
        String line = "%d\t%d\t%s\t%s".formatted(start.toEpochMilli(), length.toMillis(), kind, detail);
        try {
            Path file = Path.of(FILE);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the timesheet " + FILE, e);
        }
    }

    /**
     * A step under way.
     *
     * @param kind such as {@code server}
     * @param detail such as the name of an instance
     * @param start when it began
     */
    public record Entry(String kind, String detail, Instant start) implements AutoCloseable {
        /** Ends the step and writes it down. */
        @Override
        public void close() {
            write(start, Duration.between(start, Instant.now()), kind, detail);
        }
    }
}
