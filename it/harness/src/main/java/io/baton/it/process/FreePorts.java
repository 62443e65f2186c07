// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The free TCP ports of this machine, shared fairly by everybody who runs this harness: a port is handed out once, and
 * stays reserved until this process ends, even while the server that uses it is down. One byte of a lock file stands for
 * each port; the operating system gives the locks back whatever happens to the process.
 */
public final class FreePorts {
    /** Below the ports that systems use for outgoing connections, which would otherwise take one between kill and restart. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    private static final List<FileLock> RESERVED = new ArrayList<>();

    private FreePorts() {}

    /** Reserves that many ports, in ascending order from a random place. */
    public static synchronized List<Integer> reserve(int count) {
        List<Integer> ports = new ArrayList<>(count);
        int start = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        for (int step = 0; step < LAST - FIRST && ports.size() < count; step++) {
            int port = FIRST + (start - FIRST + step) % (LAST - FIRST);
            if (reservePort(port)) {
                ports.add(port);
            }
        }
        if (ports.size() < count) {
            throw new IllegalStateException("No " + count + " free ports between " + FIRST + " and " + LAST);
        }
        return List.copyOf(ports);
    }

    /** Reserves one port. */
    public static int reserveOne() {
        return reserve(1).get(0);
    }

    private static boolean reservePort(int port) {
        try {
            FileLock lock = LockFile.CHANNEL.tryLock(port, 1, false);
            if (lock == null) {
                return false;
            }
            if (!isFree(port)) {
                lock.release();
                return false;
            }
            RESERVED.add(lock);
            return true;
        } catch (OverlappingFileLockException alreadyOurs) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** One channel for the whole life of the process: closing any channel of a file gives up all of the process's locks on it. */
    private static final class LockFile {
        static final FileChannel CHANNEL = open();

        private static FileChannel open() {
            Path file =
                    Path.of(System.getProperty("java.io.tmpdir"), "baton-it-ports-" + System.getProperty("user.name"));
            try {
                return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
