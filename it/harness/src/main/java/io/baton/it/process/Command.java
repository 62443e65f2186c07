// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * An external command that is run to its end.
 *
 * @param words the program and its arguments
 * @param environment variables set in addition to this process's own
 * @param timeout how long it may run before it is killed
 */
public record Command(List<String> words, Map<String, String> environment, Duration timeout) {
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(3);

    /** Copies the arguments. */
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** A command with the usual timeout of three minutes. */
    public static Command of(List<String> words) {
        return new Command(words, Map.of(), USUAL_TIMEOUT);
    }

    /** The same command with one more environment variable. */
    public Command with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(words, more, timeout);
    }

    /**
     * Runs the command and returns what it wrote to its standard output and error, in order.
     *
     * @throws CommandFailedException if it does not end in time, or ends with another code than 0
     */
    public String run() {
        // A file and not a pipe: a server that the command leaves behind would keep a pipe open, and its reader
        // waiting.
        Path output = temporaryFile();
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Running.add(process);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                Running.kill(process);
                throw new CommandFailedException(words, "no end after " + timeout, Files.readString(output));
            }
            if (process.exitValue() != 0) {
                throw new CommandFailedException(words, "exit code " + process.exitValue(), Files.readString(output));
            }
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + words, e);
        } catch (InterruptedException e) {
            throw new Interrupted("the end of " + words, e);
        } finally {
            output.toFile().delete();
        }
    }

    /** Starts the command as one that is told what to do through its standard input. It ends with this process, whatever the timeout. */
    public Process startLasting() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Running.add(process);
        return process;
    }

    /** Kills the process if the watch is not closed in time. */
    public static Watch watch(Process process, Duration patience) {
        Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
        return new Watch(CompletableFuture.runAsync(() -> Running.kill(process), later));
    }

    /**
     * A limit to the patience with a process.
     *
     * @param end the kill to come
     */
    public record Watch(CompletableFuture<Void> end) implements AutoCloseable {
        /** Lets the process live. */
        @Override
        public void close() {
            end.cancel(false);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("baton-command", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands under way: if this process ends, they end too, with the servers they are just starting. */
    private static final class Running {
        private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> PROCESSES.forEach(Running::kill), "end commands"));
        }

        static void add(Process process) {
            PROCESSES.add(process);
            // Room for those that run now; the others have nothing to be killed.
            PROCESSES.removeIf(known -> known != process && !known.isAlive());
        }

        static void kill(Process process) {
            List<ProcessHandle> started = process.descendants().toList();
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
