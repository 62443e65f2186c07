// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.Consumer;

/** The object streams of one application, which know its classes, its listeners, and the container's stand-ins for EJB references and naming contexts. */
public interface ApplicationStreams {

    /** The loader of the application's classes, to be the context class loader while a stream is used. */
    ClassLoader loader();

    /** What must be known of the value without decoding it; nothing, unless there is a container whose listeners it may be. */
    default Set<Trait> traits(Object value) {
        return Set.of();
    }

    /** Whether the application wants the value to stay where it is; no, unless there is a container whose applications can say so. */
    default boolean staysHere(Object value) {
        return false;
    }

    /**
     * Sees that the application can use what was read; always, unless there is a container with which values are registered.
     *
     * @throws RuntimeException if it cannot
     */
    default void admit(Object value) {}

    /**
     * A stream that writes the application's objects.
     *
     * @param classes is given each class that is described in the stream
     * @throws IOException if it cannot be opened
     */
    ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException;

    /**
     * A stream that reads them.
     *
     * @throws IOException if it cannot be opened
     */
    ObjectInputStream input(InputStream bytes) throws IOException;
}
