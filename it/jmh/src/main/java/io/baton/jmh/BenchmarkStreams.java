// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.jmh;

import io.baton.codec.ApplicationCodec;
import io.baton.codec.ApplicationStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.Consumer;

/** The streams of an application whose classes are the benchmarks'. */
final class BenchmarkStreams implements ApplicationStreams {

    static ApplicationCodec codec() {
        return new ApplicationCodec(new BenchmarkStreams(), Set.of());
    }

    @Override
    public ClassLoader loader() {
        return BenchmarkStreams.class.getClassLoader();
    }

    @Override
    public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
        return new ObjectOutputStream(bytes);
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws IOException {
        return new ObjectInputStream(bytes) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
                return Class.forName(description.getName(), false, loader());
            }
        };
    }
}
