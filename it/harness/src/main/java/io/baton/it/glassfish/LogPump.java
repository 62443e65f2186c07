// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The thread that writes a server's log.
 *
 * <p>GlassFish (7.0.21, 8.0.0) starts it a moment before it notes that the log handler is on, and the thread ends at once if it sees that this is not so
 * yet. On a busy machine, that is the case in every third start: the server works well, and keeps its log to itself. It tries anew whenever the
 * configuration of its log changes, and writes then what it had kept.
 */
final class LogPump {

    private static final String THREAD = "GlassFishLogHandler log pump";
    private static final String CONFIGURATION = "logging.properties";
    private static final String NOTICED = "Detected change of file";
    private static final int ATTEMPTS = 5;

    /** So long the server may take to see a change; it looks every few seconds. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(10);

    private final Path configuration;
    private final ServerLog log;

    /**
     * @param configuration of the server, the directory
     * @param log of the server
     */
    LogPump(Path configuration, ServerLog log) {
        this.configuration = configuration;
        this.log = log;
    }

    /**
     * Whether the thread is at work, if need be after some attempts to have it started.
     *
     * @param threads what the server's threads are doing
     */
    boolean isAtWork(Supplier<ThreadDump> threads) {
        boolean running = threads.get().text().contains(THREAD);
        for (int attempt = 1; attempt <= ATTEMPTS && !running; attempt++) {
            long mark = log.mark();
            files().forEach(LogPump::touch);
            running = log.isLogged(mark, NOTICED, NOTICED_WITHIN)
                    && threads.get().text().contains(THREAD);
        }
        return running;
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.find(configuration, 2, (file, attributes) -> file.endsWith(CONFIGURATION))) {
            return found.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
