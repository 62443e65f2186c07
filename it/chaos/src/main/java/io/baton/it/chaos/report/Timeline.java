// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What happened in a run and when: told while it happens, and kept in a file that is complete up to the latest entry whatever happens to this process. */
public final class Timeline {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instant start = Instant.now();
    private final Path file;
    private final PrintStream out;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Instant at, String text) {}

    /** A time line that begins now. */
    public Timeline(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    /** Tells what happens now. */
    public synchronized void tell(String text) {
        Entry entry = new Entry(Instant.now(), text);
        out.println(line(entry));
        entries.add(entry);
        write();
    }

    /** Adds what is found to have happened earlier, at its place. */
    public synchronized void insert(Instant at, String text) {
        entries.add(new Entry(at, text));
    }

    /** Writes what was inserted. */
    public synchronized void write() {
        try {
            Files.write(
                    file,
                    entries.stream()
                            .sorted(Comparator.comparing(Entry::at))
                            .map(this::line)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When it began. */
    public Instant start() {
        return start;
    }

    private String line(Entry entry) {
        double seconds = Duration.between(start, entry.at()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%s %+9.3f s  %s", TIME.format(entry.at()), seconds, entry.text());
    }
}
