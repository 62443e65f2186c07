// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.WebModule;
import io.baton.codec.ApplicationStreams;
import io.baton.codec.Trait;
import io.baton.glassfish.injection.StandIns;
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
import org.glassfish.api.invocation.InvocationManager;
import org.glassfish.hk2.api.ServiceLocator;
import org.jboss.weld.serialization.spi.helpers.SerializableContextualInstance;
import org.jspecify.annotations.Nullable;

/** The object streams of a web application, in the format of the container. */
final class ContextStreams implements ApplicationStreams {

    private final WebModule context;
    private final ServiceLocator services;
    /** Null until the application has started. */
    private volatile @Nullable StandIns standIns;

    ContextStreams(WebModule context, ServiceLocator services) {
        this.context = context;
        this.services = services;
    }

    /** The same from when the application's classes are there; two threads may make it twice. */
    private StandIns standIns() {
        StandIns made = standIns;
        if (made == null) {
            InvocationManager invocations = services.getService(InvocationManager.class);
            made = new StandIns(
                    loader(),
                    context.getWebBundleDescriptor(),
                    () -> InApplication.enter(context, invocations)::close,
                    services);
            standIns = made;
        }
        return made;
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
        return new ContainerOutput(context, bytes, classes, standIns().outgoing());
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws IOException {
        return new ContainerInput(bytes, loader(), standIns());
    }
}
