// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;

/** Object streams that know the classes of one loader. */
public record PlainStreams(ClassLoader loader) implements ApplicationStreams {

    /** The classes of the tests. */
    public static PlainStreams ofTests() {
        return new PlainStreams(PlainStreams.class.getClassLoader());
    }

    @Override
    public ObjectOutputStream output(OutputStream bytes) throws IOException {
        return new ObjectOutputStream(bytes);
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws IOException {
        return new ObjectInputStream(bytes) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
                return Class.forName(description.getName(), false, loader);
            }
        };
    }
}
