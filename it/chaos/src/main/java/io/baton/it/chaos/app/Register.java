// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.app;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the begin and the end of each session to a file in the instance's directory, before anybody hears of either: what is written outlives {@code kill -9}. */
@WebListener
public final class Register implements HttpSessionListener {
    /** The file's name. */
    public static final String FILE = "sessions.txt";

    private static final Path PATH = Path.of(System.getProperty("com.sun.aas.instanceRoot", "."), FILE);

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        write("created", event);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        write("destroyed", event);
    }

    private static void write(String what, HttpSessionEvent event) {
        String line = "%d %s %s%n"
                .formatted(System.currentTimeMillis(), what, event.getSession().getId());
        try {
            // One write to the end of a file: lines of several threads do not mix.
            Files.writeString(PATH, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
