// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.codec.ApplicationStreams;
import io.baton.codec.Trait;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.core.StandardContext;
import org.jboss.weld.serialization.spi.helpers.SerializableContextualInstance;

/** The object streams of a web application, in the format of the container. */
final class ContextStreams implements ApplicationStreams {

    private final StandardContext context;

    ContextStreams(StandardContext context) {
        this.context = context;
    }

    @Override
    public ClassLoader loader() {
        return context.getLoader().getClassLoader();
    }

    @Override
    public Set<Trait> traits(Object value) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (WeldBeans.hearsActivation(value)) {
            traits.add(Trait.HEARS_ACTIVATION);
        }
        if (value instanceof HttpSessionBindingListener) {
            traits.add(Trait.HEARS_BINDING);
        }
        return traits;
    }

    @Override
    public boolean staysHere(Object value) {
        return StaysHere.test(value);
    }

    /**
     * An instance of a bean that this version of the application does not have is of no use to anybody, and Weld would fail with all session-scoped beans
     * when the session ends.
     */
    @Override
    public void admit(Object value) {
        if (value instanceof SerializableContextualInstance<?, ?> instance) {
            Contextual<?> bean = instance.getContextual().get();
            if (bean == null) {
                throw new IllegalStateException("The application has no such bean");
            }
        }
    }

    @Override
    public ObjectOutputStream output(OutputStream bytes, Consumer<Class<?>> classes) throws IOException {
        return new ContainerOutput(context, bytes, classes);
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws IOException {
        return new ContainerInput(bytes, loader());
    }
}
