// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server process of this machine that a test may pause, continue and kill. */
public final class ServerProcess {
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private final ProcessHandle handle;

    /** Takes the process by its handle, which is bound to this very process even when its id is used again. */
    public ServerProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /** The process id. */
    public long pid() {
        return handle.pid();
    }

    /** Whether it lives; a paused process does. */
    public boolean isRunning() {
        return isAlive(handle);
    }

    /**
     * Whether a process lives. A dead one may stay in the process table for seconds until its parent looks, and the JDK takes
     * it for alive; so where the system shows it, its state decides. A zombie has closed all its files and connections if its
     * main thread was the last one.
     */
    static boolean isAlive(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
            // The program's name, in parentheses, may contain anything; the fields from the third on follow it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean zombie = "Z".equals(fields[0]) || "X".equals(fields[0]);
            int threads = Integer.parseInt(fields[17]);
            return !zombie || threads > 1;
        } catch (IOException noSuchFileSystemOrProcess) {
            return handle.isAlive();
        }
    }

    /** Kills it as {@code kill -9} does, and returns when it is gone. */
    public void kill9() {
        handle.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, as {@code kill -15} does, and returns when it is gone. */
    public void terminate() {
        handle.destroy();
        awaitEnd();
    }

    /** Stops it where it stands ({@code SIGSTOP}): its ports stay open, nothing answers. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a paused process go on ({@code SIGCONT}). */
    public void resume() {
        signal("CONT");
    }

    /** Waits until the process is gone. */
    public void awaitEnd() {
        await("the end of process " + pid())
                .atMost(LONGEST_END)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !isRunning());
    }

    private void signal(String name) {
        Command.of(List.of("kill", "-" + name, Long.toString(pid()))).run();
    }
}
