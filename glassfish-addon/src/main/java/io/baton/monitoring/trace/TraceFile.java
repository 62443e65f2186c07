// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.baton.time.Threads;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that others than their authors write. It begins anew when it is full, and the last few are kept, with
 * numbers, the newest having the lowest.
 *
 * <p>Concurrency: any thread may add lines, and waits for nobody: what comes faster than it can be written is dropped
 * and counted. One thread in the background writes, under this object's lock; there is none while there are no lines.
 */
final class TraceFile {

    /** So many lines wait to be written at most; a line has some 200 bytes. */
    static final int MOST_WAITING = 20_000;

    private final Path file;
    private final long mostBytes;
    private final int mostFiles;
    private final Threads threads;
    private final Supplier<String> time;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final LongAdder dropped = new LongAdder();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private @Nullable OutputStream out;
    private long bytes;
    private boolean isBroken;
    private volatile boolean isEnded;

    /**
     * A file that is made when its first line comes.
     *
     * @param mostBytes when it is full
     * @param mostFiles how many there are at most, at least 1
     * @param time the beginning of a line about the file itself
     */
    TraceFile(Path file, long mostBytes, int mostFiles, Threads threads, Supplier<String> time) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
        this.threads = threads;
        this.time = time;
    }

    /** Has a line written, unless the file was ended. */
    void add(String line) {
        if (isEnded) {
            return;
        }
        if (!lines.offer(line)) {
            dropped.increment();
        }
        if (!atWork.get() && atWork.compareAndSet(false, true)) {
            threads.run("trace", this::write);
        }
    }

    private void write() {
        do {
            try {
                writeWhatIsThere();
            } finally {
                atWork.set(false);
            }
        } while (!lines.isEmpty() && atWork.compareAndSet(false, true));
    }

    private synchronized void writeWhatIsThere() {
        try {
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                write(line);
            }
            long lost = dropped.sumThenReset();
            if (lost > 0) {
                write(time.get() + " event=dropped lines=" + lost);
            }
            if (out != null) {
                out.flush();
            }
            isBroken = false;
        } catch (IOException failure) {
            broken(failure);
        }
    }

    /** Said once until it works again; the lines are lost. */
    private void broken(IOException failure) {
        lines.clear();
        tellBroken(failure);
        close();
    }

    private void tellBroken(IOException failure) {
        if (!isBroken) {
            isBroken = true;
            TraceFileLog.broken(file.toString(), failure);
        }
    }

    private void write(String line) throws IOException {
        byte[] text = (line + "\n").getBytes(UTF_8);
        if (out != null && bytes + text.length > mostBytes) {
            rollNow();
        }
        OutputStream target = out;
        if (target == null) {
            target = new BufferedOutputStream(Files.newOutputStream(file, CREATE, WRITE, APPEND));
            out = target;
            bytes = Files.size(file);
        }
        target.write(text);
        bytes += text.length;
    }

    /** Begins a new file, if there is something in this one. */
    synchronized void roll() {
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                rollNow();
            }
        } catch (IOException failure) {
            broken(failure);
        }
    }

    private void rollNow() throws IOException {
        close();
        for (int number = mostFiles - 2; number >= 1; number--) {
            if (Files.exists(numbered(number))) {
                Files.move(numbered(number), numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (mostFiles > 1) {
            Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(file);
        }
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** Writes what is there and closes the file; a line that comes later opens it again. */
    synchronized void close() {
        OutputStream former = out;
        out = null;
        if (former != null) {
            try {
                former.close();
            } catch (IOException failure) {
                tellBroken(failure);
            }
        }
    }

    /** Writes all lines that were added before, and closes the file for good. */
    void end() {
        isEnded = true;
        flush();
        close();
    }

    /** Writes all lines that were added before. */
    void flush() {
        writeWhatIsThere();
    }
}
