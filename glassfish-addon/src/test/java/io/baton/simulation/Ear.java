// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.text.MessageFormat;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Brings what the code under test logs to the simulated process that logged it. */
final class Ear extends Handler implements AutoCloseable {

    // Held, because java.util.logging forgets loggers nobody holds, and their handlers with them.
    private final Logger logger = Logger.getLogger("io.baton");

    Ear() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord entry) {
        Kernel kernel = Thread.currentThread() instanceof Worker worker ? worker.kernel() : null;
        Fiber fiber = kernel == null || kernel.isUnwinding() ? null : kernel.current();
        if (fiber != null && fiber.process != null) {
            Object[] parameters = entry.getParameters();
            String text = parameters == null
                    ? entry.getMessage()
                    : MessageFormat.format(entry.getMessage().replace("'", "''"), parameters);
            fiber.process.said(entry.getThrown() == null ? text : text + " " + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
