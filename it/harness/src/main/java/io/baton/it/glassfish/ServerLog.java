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
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The {@code server.log} of one server, of which a test usually wants what was added since it began something. */
public final class ServerLog {
    /** What the server puts into each of its records; its launcher leaves the product out. */
    private static final String BY_SERVER = "] [GF ";

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

    /** Waits until a text is logged after the mark. */
    public void await(long mark, String text, Duration atMost) {
        Awaitility.await("\"" + text + "\" in " + path)
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> since(mark).contains(text));
    }

    /** Whether the server itself, and not only its launcher, wrote to the log after the mark. */
    boolean isWrittenByServer(long mark, Duration atMost) {
        try {
            await(mark, BY_SERVER, atMost);
            return true;
        } catch (ConditionTimeoutException silent) {
            return false;
        }
    }
}
