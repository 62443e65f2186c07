// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** The stream that an application's objects are written to. It names each class that a reader will have to find. */
public class ApplicationOutput extends ObjectOutputStream {

    private final Consumer<Class<?>> classes;

    /**
     * @param bytes to write to
     * @param classes is given each class that is described in the stream, proxy classes too
     * @throws IOException if they cannot be written
     */
    public ApplicationOutput(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
        super(bytes);
        this.classes = classes;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        classes.accept(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) throws IOException {
        classes.accept(type);
    }
}
