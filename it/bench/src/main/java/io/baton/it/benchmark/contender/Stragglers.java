// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.contender;

import io.baton.it.process.ServerProcess;
import java.nio.file.Path;

/**
 * Servers that were still starting when somebody lost patience with them, such as {@code asadmin}: they have written no process id yet by which the work
 * directory would find them, and would go on starting while others are measured.
 */
final class Stragglers {
    private Stragglers() {}

    /** Kills the JVMs of this user whose command line names something in the directory. */
    static void endIn(Path directory) {
        String place = directory.toAbsolutePath().normalize() + "/";
        ProcessHandle.current()
                .info()
                .user()
                .ifPresent(user -> ProcessHandle.allProcesses()
                        .filter(process ->
                                process.pid() != ProcessHandle.current().pid())
                        .filter(process -> process.info()
                                .command()
                                .filter(program -> program.endsWith("java"))
                                .isPresent())
                        .filter(process ->
                                process.info().user().filter(user::equals).isPresent())
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(command -> command.contains(place))
                                .isPresent())
                        .forEach(process -> new ServerProcess(process).kill9()));
    }
}
