// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.Command;
import io.baton.it.process.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code asadmin} program of one GlassFish copy, talking to that copy's own admin server. */
final class Asadmin {
    /** After a minute asadmin gives up a server that starts and leaves it behind; on a machine with other work to do two cores may need longer. */
    private static final String START_MILLIS = "150000";

    private static final Pattern FAILED = Pattern.compile("(?m)^Command .* failed\\.$");

    private final Path home;
    private final int adminPort;

    Asadmin(Path home, int adminPort) {
        this.home = home;
        this.adminPort = adminPort;
    }

    /** Runs one command and returns its output. */
    String run(List<String> command) {
        return command(words(command)).run();
    }

    /** Runs several commands in one process, which saves a second for each. Words with a blank or a backslash are not for it. */
    String runAll(List<List<String>> commands) {
        Path script = null;
        try {
            script = Files.createTempFile("baton-asadmin", ".txt");
            Files.write(
                    script,
                    commands.stream().map(words -> String.join(" ", words)).toList());
            List<String> words = words(List.of("multimode", "--file", script.toString()));
            String output = command(words).run();
            // The exit code of multimode says nothing of the commands in the file.
            if (FAILED.matcher(output).find()) {
                throw new CommandFailedException(words, "a command failed: " + commands, output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (script != null) {
                script.toFile().delete();
            }
        }
    }

    private static Command command(List<String> words) {
        return Command.of(words).with("AS_START_TIMEOUT", START_MILLIS);
    }

    private List<String> words(List<String> command) {
        List<String> words = new ArrayList<>(List.of(home.resolve("bin/asadmin").toString()));
        words.addAll(List.of("--interactive=false", "--host", "localhost", "--port", Integer.toString(adminPort)));
        words.addAll(command);
        return words;
    }
}
