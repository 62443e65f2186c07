// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.glassfish.JavaHome;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.process.PidFile;
import io.baton.it.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A server that is one JVM, started without the scripts around it, which differ in what they pass on. */
final class PeerServer {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final ServerProcess process;
    private final Path log;
    private final int port;

    private PeerServer(ServerProcess process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param directory where it works; its process id goes there too, for whoever takes the work directory after this
     * @param arguments what follows {@code java}
     * @param port where it will listen
     */
    static PeerServer start(Path directory, JavaHome java, List<String> arguments, int port) {
        List<String> words =
                new ArrayList<>(List.of(java.path().resolve("bin/java").toString()));
        words.addAll(arguments);
        Path log = directory.resolve("console.log");
        try {
            Process started = new ProcessBuilder(words)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Files.writeString(directory.resolve(PidFile.NAME), Long.toString(started.pid()));
            return new PeerServer(new ServerProcess(started.toHandle()), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + words, e);
        }
    }

    /** Waits until the application answers. */
    void awaitApplication() {
        Awaitility.await("the application; see " + log)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(500))
                .until(this::answers);
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    private boolean answers() {
        if (!process.isRunning()) {
            throw new IllegalStateException("The server ended; see " + log);
        }
        URI question = URI.create("http://localhost:" + port + Site.CONTEXT + "/end");
        try {
            return new HttpSessionClient(LONGEST_ANSWER).get(question).status() == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
