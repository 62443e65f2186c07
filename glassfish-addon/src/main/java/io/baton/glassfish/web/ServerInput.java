// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.codec.ApplicationInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import org.glassfish.common.util.ObjectInputOutputStreamFactory;
import org.glassfish.common.util.ObjectInputOutputStreamFactoryFactory;

/**
 * The stream of an application's objects that finds classes of the server by the bundle that they were written with.
 */
class ServerInput extends ApplicationInput {

    private final ObjectInputOutputStreamFactory bundles = ObjectInputOutputStreamFactoryFactory.getFactory();

    ServerInput(InputStream bytes, ClassLoader application) throws IOException {
        super(bytes, application);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass descriptor) throws IOException, ClassNotFoundException {
        Class<?> ofBundle = bundles.resolveClass(this, descriptor);
        return ofBundle == null ? ofApplication(descriptor) : ofBundle;
    }

    /** Finds a class that no bundle of this server has. */
    Class<?> ofApplication(ObjectStreamClass descriptor) throws IOException, ClassNotFoundException {
        return super.resolveClass(descriptor);
    }
}
