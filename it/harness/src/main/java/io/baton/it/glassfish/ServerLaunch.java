// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import static org.awaitility.Awaitility.await;

import io.baton.it.process.CommandFailedException;
import io.baton.it.process.PidFile;
import io.baton.it.process.Timesheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The start of one server, with the command line that {@code asadmin} would use ({@code --dry-run}, which also brings the files of an instance up to date).
 *
 * <p>{@code asadmin} itself asks without a pause whether the server is there yet (7.0.21: {@code ProcessUtils.waitFor}). That takes as much processor time as
 * the start itself, and two instances that start at the same time have two processors less.
 */
final class ServerLaunch {
    /** The message of a server that has started, its applications included. Its console has it also when its log is silent, see {@link LogPump}. */
    static final String STARTED = "NCLS-CORE-00017";

    /** On a machine with other work to do two cores may need long. */
    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    /** Standard input of the server: the user that asadmin logged in, and the password of the key stores. */
    private static final List<String> SECRETS =
            List.of("AS_ADMIN_USER=admin", "AS_ADMIN_PASSWORD=", "AS_ADMIN_MASTERPASSWORD=changeit");

    private static final int LAST_WORDS = 60;

    private final String name;
    private final Path directory;
    private final AdminShell shell;

    /**
     * @param name the domain or the instance
     * @param directory of the server
     */
    ServerLaunch(String name, Path directory, AdminShell shell) {
        this.name = name;
        this.directory = directory;
        this.shell = shell;
    }

    /**
     * Starts the server and returns when it is ready.
     *
     * @param command of asadmin that starts it, without the name
     * @throws CommandFailedException if it ends before it is ready, or is not ready in time
     */
    void run(String command) {
        List<String> words = commandLine(shell.run(List.of(command, "--dry-run", name)));
        Path console = directory.resolve("logs/console.log");
        try (Timesheet.Entry entry = Timesheet.start("server", "start " + name)) {
            Files.createDirectories(console.getParent());
            Path secrets = Files.write(directory.resolve("config/start-secrets"), SECRETS);
            Process process = new ProcessBuilder(words)
                    .directory(directory.resolve("config").toFile())
                    .redirectErrorStream(true)
                    .redirectInput(secrets.toFile())
                    .redirectOutput(console.toFile())
                    .start();
            await("the start of " + name)
                    .atMost(LONGEST_START)
                    .pollDelay(Duration.ofMillis(500))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isReady(process, console, words));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    private boolean isReady(Process process, Path console, List<String> words) throws IOException {
        if (process.isAlive()) {
            // The server writes its id at about the same time, and whoever looks for the server looks there.
            return Files.readString(console).contains(STARTED)
                    && PidFile.read(directory.resolve("config").resolve(PidFile.NAME))
                            .filter(server -> server.pid() == process.pid())
                            .isPresent();
        }
        List<String> said = Files.readAllLines(console);
        throw new CommandFailedException(
                words,
                "exit code " + process.exitValue(),
                String.join("\n", said.subList(Math.max(0, said.size() - LAST_WORDS), said.size())));
    }

    /** The words, each on a line of its own, after a line that announces them and before an empty one. */
    private static List<String> commandLine(String dryRun) {
        List<String> words = dryRun.lines()
                .dropWhile(line -> !line.endsWith("/bin/java"))
                .takeWhile(line -> !line.isBlank())
                .toList();
        if (words.isEmpty()) {
            throw new IllegalStateException("asadmin named no command line: " + dryRun);
        }
        return words;
    }
}
