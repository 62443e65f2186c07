// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import io.baton.codec.ApplicationStreams;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** The streams of something that consists of plain values, which take none: nothing is deserialized, whatever the store says. */
final class NoObjects implements ApplicationStreams {

    @Override
    public ClassLoader loader() {
        return ClassLoader.getPlatformClassLoader();
    }

    @Override
    public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws NotSerializableException {
        throw new NotSerializableException("only plain values");
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws NotSerializableException {
        throw new NotSerializableException("only plain values");
    }
}
