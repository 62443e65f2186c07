// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.Command;
import io.baton.it.process.PidFile;
import io.baton.it.process.ServerProcess;
import io.baton.it.process.Timesheet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One instance of a cluster: a server process that may be started, stopped, paused and killed. */
public final class GlassFishInstance {
    private static final int STARTS = 5;

    /** Time after which the log should have what the console has; then a closer look is due. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(2);

    private final String name;
    private final int httpPort;
    private final Path directory;
    private final Asadmin asadmin;
    private final JavaHome java;
    private final ServerLog log;

    GlassFishInstance(String name, int httpPort, Path directory, Asadmin asadmin, JavaHome java) {
        this.name = name;
        this.httpPort = httpPort;
        this.directory = directory;
        this.asadmin = asadmin;
        this.java = java;
        this.log = new ServerLog(directory.resolve("logs/server.log"));
    }

    /** Its name in the domain, which is also the route in its session cookies. */
    public String name() {
        return name;
    }

    /** Where it listens, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + httpPort);
    }

    /** The address of a path, which begins with a slash, on this instance. */
    public URI url(String path) {
        return URI.create(baseUrl() + path);
    }

    /** Its directory in the domain's node. */
    public Path directory() {
        return directory;
    }

    /** Its log. */
    public ServerLog serverLog() {
        return log;
    }

    /** Whether its process lives; a paused one does. */
    public boolean isRunning() {
        return process().isPresent();
    }

    /** The id of its process. */
    public long pid() {
        return running().pid();
    }

    /** Starts it and returns when all applications run and its log is written; a start without a log, which tests read, is made again. */
    public void start() {
        LogPump pump = new LogPump(directory.resolve("config"), log);
        for (int attempt = 1; attempt <= STARTS; attempt++) {
            long mark = log.mark();
            asadmin.start("start-local-instance", name, directory);
            if (log.isLogged(mark, ServerLaunch.STARTED, WRITTEN_WITHIN)
                    || pump.isAtWork(() -> ThreadDump.of(running(), java))) {
                return;
            }
            stopOrderly();
        }
        throw new IllegalStateException("Instance " + name + " wrote no log in " + STARTS + " starts");
    }

    /** Stops it in order, with everything GlassFish does then, and returns when it is gone. */
    public void stopOrderly() {
        ServerProcess ending = running();
        try (Timesheet.Entry entry = Timesheet.start("server", "stop " + name)) {
            // Through the admin server: GlassFish 8.0.0 refuses stop-local-instance ("Authentication failed").
            asadmin.run(List.of("stop-instance", name));
            ending.awaitEnd();
        }
    }

    /** Stops it in order and starts it again. */
    public void restart() {
        stopOrderly();
        start();
    }

    /** Kills it as {@code kill -9} does. */
    public void kill9() {
        running().kill9();
    }

    /** Stops it where it stands: its ports stay open, nothing answers. */
    public void pause() {
        running().pause();
    }

    /** Lets the paused instance go on. */
    public void resume() {
        running().resume();
    }

    /** What its threads are doing; empty if it does not run. */
    public Optional<ThreadDump> threads() {
        return process().map(process -> ThreadDump.of(process, java));
    }

    /** Writes down what is in its heap and can be reached, in the JVM's own format. The file must not be there yet. */
    public void dumpHeap(Path file) {
        jcmd("GC.heap_dump", file.toString());
    }

    /**
     * Starts to record events by the JVM's flight recorder.
     *
     * @param name of the recording
     * @param settings which events
     */
    public void startRecording(String name, Path settings) {
        jcmd("JFR.start", "name=" + name, "settings=" + settings);
    }

    /** Ends the recording of that name and writes it down. */
    public void stopRecording(String name, Path file) {
        jcmd("JFR.stop", "name=" + name, "filename=" + file);
    }

    private void jcmd(String command, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(java.path().resolve("bin/jcmd").toString());
        words.add(Long.toString(pid()));
        words.add(command);
        words.addAll(List.of(arguments));
        Command.of(words).run();
    }

    private Optional<ServerProcess> process() {
        return PidFile.read(directory.resolve("config").resolve(PidFile.NAME));
    }

    private ServerProcess running() {
        return process().orElseThrow(() -> new IllegalStateException("Instance " + name + " does not run"));
    }
}
