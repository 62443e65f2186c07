// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.io.IOException;
import java.io.InputStream;

/** A class loader that sees the JDK, and defines the event classes, whose bytes another one has. */
final class JfrClassLoader extends ClassLoader {

    private static final String EVENTS = "io.baton.monitoring.jfr.";

    private final ClassLoader bytes;

    /** @param bytes has the classes as resources */
    JfrClassLoader(ClassLoader bytes) {
        super("baton-jfr", ClassLoader.getPlatformClassLoader());
        this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(EVENTS)) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = bytes.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] definition = in.readAllBytes();
            return defineClass(name, definition, 0, definition.length);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
