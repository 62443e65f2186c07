package io.baton.glassfish.web;

import io.baton.codec.ApplicationStreams;
import io.baton.codec.Trait;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Set;
import org.apache.catalina.core.StandardContext;

/** The object streams of a web application, as the container makes them. */
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
        if (value instanceof HttpSessionActivationListener) {
            traits.add(Trait.HEARS_ACTIVATION);
        }
        if (value instanceof HttpSessionBindingListener) {
            traits.add(Trait.HEARS_BINDING);
        }
        return traits;
    }

    @Override
    public ObjectOutputStream output(OutputStream bytes) throws IOException {
        return context.createObjectOutputStream(bytes);
    }

    @Override
    public ObjectInputStream input(InputStream bytes) throws IOException {
        return context.createObjectInputStream(bytes);
    }
}
