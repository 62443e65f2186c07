// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Object streams that know the classes of one loader. */
public record PlainStreams(ClassLoader loader) implements ApplicationStreams {

    /** The classes of the tests. */
    public static PlainStreams ofTests() {
        return new PlainStreams(PlainStreams.class.getClassLoader());
    }

    @Override
    public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
        return new ApplicationOutput(bytes, classes);
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws IOException {
        return new ApplicationInput(bytes, loader);
    }
}
