// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import io.baton.it.process.Command;
import io.baton.it.process.CommandFailedException;
import io.baton.it.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the threads of a server were doing at one moment.
 *
 * @param text as the JVM's own tool prints it
 */
public record ThreadDump(String text) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FRAMES = 14;
    private static final int THREADS = 24;

    /** What a server that answers nobody may be stuck in; the rest are hundreds of idle threads. */
    private static final List<String> WORTH_A_LOOK =
            List.of("io.baton.", "waiting to lock", "Found one Java-level deadlock", "org.apache.catalina.");

    static ThreadDump of(ServerProcess process, JavaHome java) {
        Path tool = java.path().resolve("bin/jcmd");
        try {
            return new ThreadDump(new Command(
                            List.of(tool.toString(), Long.toString(process.pid()), "Thread.print"), Map.of(), PATIENCE)
                    .run());
        } catch (CommandFailedException silent) {
            // That is a finding, too: a JVM that is paused, or collects garbage all the time.
            return new ThreadDump("No thread dump: " + silent.getMessage());
        }
    }

    /** The threads that are at work for an application or for Baton, or wait for a lock, with the first lines of each. */
    public String brief() {
        String busy = Arrays.stream(text.split("\n\n"))
                .filter(thread -> WORTH_A_LOOK.stream().anyMatch(thread::contains))
                .limit(THREADS)
                .map(thread -> thread.lines().limit(FRAMES).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
        return busy.isEmpty() ? text.lines().limit(FRAMES).collect(Collectors.joining("\n")) : busy;
    }
}
