// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ConcurrentModificationException;
import java.util.Set;

/** Java Object Serialization through the application's own streams. */
public final class JavaSerialization implements AttributeCodec {

    /** This codec in the store's frames. */
    public static final int ID = 1;

    /** How often a value is encoded anew that another request is changing meanwhile. */
    private static final int ATTEMPTS = 5;

    private static final String FILTERED = "filter status: REJECTED";

    private final ApplicationStreams streams;
    private final ClassPatterns allowed;

    /** @param streams of the application whose values these are */
    public JavaSerialization(ApplicationStreams streams) {
        this(streams, new ClassPatterns(Set.of()));
    }

    /**
     * @param streams of the application whose values these are
     * @param allowed by the operator, beyond what always is
     */
    JavaSerialization(ApplicationStreams streams, ClassPatterns allowed) {
        this.streams = streams;
        this.allowed = allowed;
    }

    boolean staysHere(Object value) {
        return streams.staysHere(value);
    }

    @Override
    public Encoded encode(Object value) throws UncodableException {
        if (staysHere(value)) {
            throw UncodableException.staysHere(name(value) + " is meant to stay on its instance");
        }
        for (int attempt = 1; ; attempt++) {
            try (ContextLoader ignored = ContextLoader.set(streams.loader())) {
                return new Encoded(ID, serialize(value));
            } catch (ConcurrentModificationException beingChanged) {
                if (attempt == ATTEMPTS) {
                    throw UncodableException.passing(
                            name(value) + " was being changed during each of " + ATTEMPTS + " attempts", beingChanged);
                }
            } catch (NotSerializableException notSerializable) {
                throw notSerializable(value, notSerializable);
            } catch (RuntimeException failure) {
                // A class that does not notice that it is being changed may come upon half of it.
                if (attempt == ATTEMPTS) {
                    throw UncodableException.lasting(name(value) + " cannot be serialized: " + failure, failure);
                }
            } catch (IOException | LinkageError | AssertionError | StackOverflowError failure) {
                throw UncodableException.lasting(name(value) + " cannot be serialized: " + failure, failure);
            }
        }
    }

    private static UncodableException notSerializable(Object value, NotSerializableException failure) {
        if (value.getClass().getName().equals(failure.getMessage())) {
            return UncodableException.notMeant(name(value) + " is not serializable", failure);
        }
        return UncodableException.lasting(
                name(value) + " refers to a " + failure.getMessage() + ", which is not serializable", failure);
    }

    private static String name(Object value) {
        return "a " + value.getClass().getName();
    }

    private byte[] serialize(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = streams.output(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @Override
    public Object decode(Encoded encoded) throws UncodableException {
        if (encoded.codec() != ID) {
            throw UncodableException.unknownCodec(encoded.codec());
        }
        StreamGuard guard = new StreamGuard(policy(), encoded.payload().length);
        try {
            Object value = deserialize(encoded.payload(), guard);
            // A class may go on after what it read was refused.
            guard.throwIfRefused(value.getClass().getName());
            return value;
        } catch (UncodableException failure) {
            guard.throwIfRefused(String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private ClassPolicy policy() throws UncodableException {
        try {
            return new ClassPolicy(new ApplicationClasses(streams.loader()), allowed);
        } catch (RuntimeException stopped) {
            throw UncodableException.lasting("the application has no class loader: " + stopped, stopped);
        }
    }

    private Object deserialize(byte[] payload, StreamGuard guard) throws UncodableException {
        try (ContextLoader ignored = ContextLoader.set(streams.loader());
                ObjectInputStream in = streams.input(new ByteArrayInputStream(payload))) {
            guard.watch(in);
            Object value = in.readObject();
            if (value == null) {
                throw UncodableException.lasting("it reads as nothing", new IllegalStateException("null"));
            }
            streams.admit(value);
            return value;
        } catch (ClassNotFoundException missing) {
            throw UncodableException.missing(missing.getMessage(), missing);
        } catch (InvalidClassException changed) {
            throw UncodableException.lasting(doesNotFit(changed, guard), changed);
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw UncodableException.lasting("cannot be deserialized: " + failure, failure);
        }
    }

    /** The JDK's own words do not name the class. */
    private static String doesNotFit(InvalidClassException failure, StreamGuard guard) {
        return FILTERED.equals(failure.getMessage())
                ? guard.latestClass()
                        + " is refused by the server's own filter (jdk.serialFilter, jdk.serialFilterFactory)"
                : "class does not fit: " + failure.getMessage();
    }
}
