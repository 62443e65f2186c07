// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.Command;
import io.baton.it.process.CommandFailedException;
import io.baton.it.process.Timesheet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code asadmin} program that stays ({@code multimode}), for the commands that work on files of this host. A program for each of them would need more
 * than a second of processor time just to start.
 *
 * <p>Concurrency: one command at a time; the lock is this object. A watch kills the program if a command does not end, which ends the reading.
 */
final class AdminShell implements AutoCloseable {
    private static final Pattern ENDED =
            Pattern.compile("^Command \\S+ (executed successfully|completed with warnings)\\.$");
    private static final Pattern FAILED = Pattern.compile("^Command \\S+ failed\\.$");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\"'\\\\]+");

    /** After a minute asadmin gives up a server that starts and leaves it behind; on a machine with other work to do two cores may need longer. */
    private static final String START_MILLIS = "150000";

    private final Command program;
    private @Nullable Process process;
    private @Nullable Writer commands;
    private @Nullable BufferedReader answers;

    /** A shell of the program, which has options of its own, such as the admin server's port. */
    AdminShell(List<String> asadmin) {
        List<String> words = new ArrayList<>(asadmin);
        words.add("multimode");
        program = Command.of(words).with("AS_START_TIMEOUT", START_MILLIS);
    }

    /**
     * Runs a command and returns what it said.
     *
     * @param words which have no blanks, quotes or backslashes in them
     * @throws CommandFailedException if the command fails
     */
    synchronized String run(List<String> words) {
        for (String word : words) {
            if (!PLAIN.matcher(word).matches()) {
                throw new IllegalArgumentException("Not a word for multimode: " + word);
            }
        }
        try (Timesheet.Entry entry = Timesheet.start("asadmin", words.get(0))) {
            Process running = running();
            try (Command.Watch watch = Command.watch(running, program.timeout())) {
                return answerTo(words);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("asadmin ended during " + words, e);
        }
    }

    private String answerTo(List<String> words) throws IOException {
        Writer input = commands;
        BufferedReader output = answers;
        if (input == null || output == null) {
            throw new IllegalStateException("asadmin does not run");
        }
        input.write(String.join(" ", words) + "\n");
        input.flush();
        StringBuilder said = new StringBuilder();
        while (true) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("no answer but: " + said);
            }
            if (ENDED.matcher(line).matches()) {
                return said.toString();
            }
            said.append(line).append('\n');
            if (FAILED.matcher(line).matches()) {
                throw new CommandFailedException(
                        List.of("asadmin", String.join(" ", words)), "exit code 1", said.toString());
            }
        }
    }

    private Process running() throws IOException {
        Process known = process;
        if (known != null && known.isAlive()) {
            return known;
        }
        Process started = program.startLasting();
        process = started;
        commands = started.outputWriter(StandardCharsets.UTF_8);
        Reader reader = started.inputReader(StandardCharsets.UTF_8);
        answers = new BufferedReader(reader);
        return started;
    }

    /** Ends the program; the next command starts another one. */
    @Override
    public synchronized void close() {
        Process known = process;
        if (known != null) {
            known.destroyForcibly();
        }
        process = null;
    }
}
