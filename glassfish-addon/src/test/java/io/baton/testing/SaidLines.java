// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Baton has logged since this was opened; the JDK's System.Logger ends in java.util.logging. */
public final class SaidLines extends Handler implements AutoCloseable {

    // Held, because java.util.logging forgets loggers nobody holds, and their handlers with them.
    private final Logger logger = Logger.getLogger("io.baton");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Listens from now on. */
    public SaidLines() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    /** The lines as operators would read them. */
    public List<String> all() {
        return records.stream().map(SaidLines::text).toList();
    }

    /** The message ids said, from INFO up. */
    public List<String> ids() {
        return records.stream().map(SaidLines::id).toList();
    }

    /** The message ids said at WARNING or above. */
    public List<String> warnings() {
        return records.stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(SaidLines::id)
                .toList();
    }

    /** What was said with a stack trace. */
    public List<Throwable> thrown() {
        return records.stream()
                .map(LogRecord::getThrown)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String id(LogRecord entry) {
        return entry.getMessage().split(" ", 2)[0];
    }

    private static String text(LogRecord entry) {
        Object[] parameters = entry.getParameters();
        return parameters == null ? entry.getMessage() : MessageFormat.format(entry.getMessage(), parameters);
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
