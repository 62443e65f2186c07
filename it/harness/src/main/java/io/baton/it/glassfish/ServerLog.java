// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/** The {@code server.log} of one server, of which a test usually wants what was added since it began something. */
public final class ServerLog {
    /** How late a record may reach the file. It takes milliseconds, but the thread that writes it may wait for a processor. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(10);

    private final Path path;

    ServerLog(Path path) {
        this.path = path;
    }

    /** Where the file is; there is none before the first start. */
    public Path path() {
        return path;
    }

    /** The present end of the log, for {@link #since(long)}. */
    public long mark() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that was logged after the mark; everything in the present file if the log was rotated meanwhile. */
    public String since(long mark) {
        if (!Files.exists(path)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(path)) {
            long from = channel.size() < mark ? 0 : mark;
            InputStream added = Channels.newInputStream(channel.position(from));
            return new String(added.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the log. */
    public String tail(int lines) {
        List<String> all = since(0).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /**
     * Waits until what was logged after the mark passes an assertion.
     *
     * <p>GlassFish writes its log on a thread of its own: what a request logged need not be in the file when the client has its response, and usually is.
     */
    public void await(long mark, Consumer<String> assertion) {
        polling(WRITTEN_WITHIN).untilAsserted(() -> assertion.accept(since(mark)));
    }

    /** Waits until a text is logged after the mark. */
    public void await(long mark, String text, Duration atMost) {
        polling(atMost)
                .alias("\"" + text + "\" in " + path)
                .until(() -> since(mark).contains(text));
    }

    private static ConditionFactory polling(Duration atMost) {
        return Awaitility.await().atMost(atMost).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50));
    }

    /** Whether a text is logged after the mark and within that time. */
    boolean isLogged(long mark, String text, Duration atMost) {
        try {
            await(mark, text, atMost);
            return true;
        } catch (ConditionTimeoutException silent) {
            return false;
        }
    }
}
