// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The commands of one GlassFish copy, each given in the way that costs least. */
final class Asadmin implements AutoCloseable {
    /** Commands that the {@code asadmin} program runs itself, on files and processes of this host. */
    private static final Set<String> LOCAL = Set.of(
            "create-local-instance", "start-domain", "start-local-instance", "stop-domain", "stop-local-instance");

    private final List<String> program;
    private final AdminShell shell;
    private final AdminClient client;

    Asadmin(Path home, int adminPort) {
        this.program = List.of(
                home.resolve("bin/asadmin").toString(),
                "--interactive=false",
                "--host",
                "localhost",
                "--port",
                Integer.toString(adminPort));
        this.shell = new AdminShell(program);
        this.client = new AdminClient(adminPort);
    }

    /** Runs one command and returns its output. Options of the program itself, such as a file with passwords, stand before the command. */
    String run(List<String> command) {
        if (command.get(0).startsWith("--")) {
            return Command.of(Stream.concat(program.stream(), command.stream()).toList())
                    .run();
        }
        return LOCAL.contains(command.get(0)) ? shell.run(command) : client.run(command);
    }

    /** Starts a domain or a local instance in this directory, and returns when it is ready. */
    void start(String command, String name, Path directory) {
        new ServerLaunch(name, directory, shell).run(command);
    }

    @Override
    public void close() {
        shell.close();
    }
}
