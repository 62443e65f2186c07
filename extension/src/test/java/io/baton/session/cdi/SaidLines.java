// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session.cdi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the extension has logged since this was opened; the JDK's System.Logger ends in java.util.logging. */
final class SaidLines extends Handler {

    // Held, because java.util.logging forgets loggers nobody holds, and their handlers with them.
    private final Logger logger = Logger.getLogger("io.baton.session");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    SaidLines() {
        logger.setLevel(Level.FINE);
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    List<String> all() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    List<String> lines(Level level) {
        return records.stream()
                .filter(entry -> entry.getLevel().equals(level))
                .map(LogRecord::getMessage)
                .toList();
    }

    List<Level> levels() {
        return records.stream().map(LogRecord::getLevel).toList();
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
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }
}
