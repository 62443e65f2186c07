// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * The stream that an application's objects are read from. It finds everything that a class descriptor may name by the application's own loader: classes,
 * arrays of them, primitive types, and proxies of interfaces that need not be public.
 */
public class ApplicationInput extends ObjectInputStream {

    /** Each makes a class that stays as long as the application. */
    private static final int MOST_PROXIES = 1_000;

    private static final int MOST_INTERFACES = 100;

    private final ClassLoader application;
    private int proxies;
    /** Of what takes the place of an object that was read, until it has taken it. */
    private @Nullable Class<?> replacement;

    /**
     * @param bytes that {@link ApplicationOutput} wrote
     * @param application the loader of its classes
     * @throws IOException if they do not begin as a stream does
     */
    public ApplicationInput(InputStream bytes, ClassLoader application) throws IOException {
        super(bytes);
        this.application = application;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass descriptor) throws IOException, ClassNotFoundException {
        return ApplicationClasses.named(descriptor.getName(), application);
    }

    /**
     * Takes note that the object did not come from the bytes but from the server, for something that was judged when it was read: the stream will ask its
     * filter about the class all the same.
     */
    protected final Object fromServer(Object object) {
        replacement = object.getClass();
        return object;
    }

    /** Whether the class is that of an object from the server, which the stream is about to take; once for each. */
    final boolean takeFromServer(Class<?> type) {
        Class<?> expected = replacement;
        replacement = null;
        return expected == type;
    }

    /** A proxy class belongs to the loader of those of its interfaces that are not public, as only there it may implement them. */
    @Override
    protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
        proxies++;
        if (proxies > MOST_PROXIES || names.length > MOST_INTERFACES) {
            throw new InvalidClassException("more proxy classes than applications have");
        }
        Class<?>[] interfaces = new Class<?>[names.length];
        ClassLoader hidden = null;
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = Class.forName(names[i], false, application);
            if (!Modifier.isPublic(interfaces[i].getModifiers())) {
                hidden = interfaces[i].getClassLoader();
            }
        }
        try {
            return proxyClass(hidden == null ? application : hidden, interfaces);
        } catch (IllegalArgumentException cannotBe) {
            throw new ClassNotFoundException("a proxy of " + String.join(", ", names), cannotBe);
        }
    }

    /** The stream needs the class, which only this method gives. */
    @SuppressWarnings("deprecation")
    private static Class<?> proxyClass(@Nullable ClassLoader loader, Class<?>... interfaces) {
        return Proxy.getProxyClass(loader, interfaces);
    }
}
