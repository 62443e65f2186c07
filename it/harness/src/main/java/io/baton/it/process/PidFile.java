// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file in which a server writes its own process id when it starts. All servers of the harness write one, named
 * {@code pid}; that is how a later run finds what an earlier one, killed in the middle, left running.
 */
public final class PidFile {
    /** The file's name, for servers that let one choose. */
    public static final String NAME = "pid";

    /** Longest time between the start of a process and the moment it writes its file; more means that the id was used again. */
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    /** The process table counts in hundredths of a second from a boot time that is known to the second. */
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    private PidFile() {}

    /** The living process that wrote this file; empty if there is no file, or no such process any more. */
    public static Optional<ServerProcess> read(Path file) {
        try {
            String text = Files.readString(file).strip();
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return text.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(text))
                            .filter(ServerProcess::isAlive)
                            .filter(process -> wrote(process, written))
                            .map(ServerProcess::new);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills every living process that wrote a pid file somewhere under this directory. */
    public static void reap(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.find(directory, 12, (file, attributes) -> isPidFile(file))) {
            List<Path> found = files.toList();
            found.forEach(file -> read(file).ifPresent(ServerProcess::kill9));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPidFile(Path file) {
        return Path.of(NAME).equals(file.getFileName()) && Files.isRegularFile(file);
    }

    private static boolean wrote(ProcessHandle process, Instant written) {
        return process.info()
                .startInstant()
                .filter(start -> start.isBefore(written.plus(CLOCK_GRAIN)))
                .filter(start -> start.isAfter(written.minus(LONGEST_START)))
                .isPresent();
    }
}
