// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.container.common.spi.util.IndirectlySerializable;
import io.baton.codec.ApplicationOutput;
import io.baton.glassfish.injection.Outgoing;
import io.baton.glassfish.injection.RemoteReferences;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.naming.Context;
import org.apache.catalina.core.StandardContext;
import org.glassfish.common.util.ObjectInputOutputStreamFactory;
import org.glassfish.common.util.ObjectInputOutputStreamFactoryFactory;

/** The stream that objects of a web application are written to, in the container's own format: with the bundles of the server's classes, and its stand-ins. */
final class ContainerOutput extends ApplicationOutput {

    private final StandardContext context;
    private final ObjectInputOutputStreamFactory bundles = ObjectInputOutputStreamFactoryFactory.getFactory();

    private final Outgoing injected;

    ContainerOutput(StandardContext context, OutputStream bytes, Consumer<Class<?>> classes, Outgoing injected)
            throws IOException {
        super(bytes, classes);
        this.context = context;
        this.injected = injected;
        enableReplaceObject(true);
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
        super.annotateClass(type);
        bundles.annotateClass(this, type);
    }

    @Override
    protected Object replaceObject(Object written) throws IOException {
        Object replaced = injected.replace(written);
        if (replaced != written) {
            return replaced;
        }
        if (written instanceof IndirectlySerializable indirect) {
            return indirect.getSerializableObjectFactory();
        }
        return written instanceof Context || RemoteReferences.include(written.getClass()) ? standIn(written) : written;
    }

    /**
     * Finds what the container's own stream writes instead of an object: the handlers that know are its own, so the
     * object is written there, and what it became is read as it is.
     */
    private Object standIn(Object written) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = context.createObjectOutputStream(bytes)) {
            out.writeObject(written);
        }
        try (ObjectInputStream in = new ServerInput(
                new ByteArrayInputStream(bytes.toByteArray()),
                context.getLoader().getClassLoader())) {
            return in.readObject();
        } catch (ClassNotFoundException impossible) {
            throw new IOException(written.getClass() + " has no stand-in: " + impossible.getMessage(), impossible);
        }
    }
}
