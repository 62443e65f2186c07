// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that belongs to one run at a time. Whoever takes it finds it empty, and the servers that an earlier run left
 * running there are dead. Whoever closes it, or ends, leaves no server behind; the files stay, for people who look for the
 * reason of a failure.
 */
public final class WorkDirectory implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit;

    private WorkDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
        this.atExit = new Thread(() -> PidFile.reap(path), "reap " + path);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Takes the directory, creating it if need be.
     *
     * @throws IllegalStateException if another run is using it
     */
    public static WorkDirectory take(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            FileChannel lock = lock(directory);
            PidFile.reap(directory);
            empty(directory);
            return new WorkDirectory(directory, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot take " + directory, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Lets the servers run on after this process: the next run in this directory ends them. */
    public void leaveRunning() {
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Kills what still runs in it, and gives it back. */
    @Override
    public void close() {
        PidFile.reap(path);
        try {
            lock.close();
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException exiting) {
            // The virtual machine is going down and runs the hook itself; it finds nothing left to do.
            return;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException takenByThisProcess) {
            channel.close();
            throw new IllegalStateException(directory + " is in use by this very process", takenByThisProcess);
        }
        channel.close();
        throw new IllegalStateException(directory + " is in use by another run");
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.filter(file -> !file.equals(directory))
                    .filter(file -> !file.equals(directory.resolve(LOCK)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path file : deepestFirst) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
        }
    }
}
