// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import io.baton.time.RoomyStack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StreamCorruptedException;
import java.util.ConcurrentModificationException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Java Object Serialization through the application's own streams. */
public final class JavaSerialization implements AttributeCodec {

    /** This codec in the store's frames. */
    public static final int ID = 1;

    /** How often a value is encoded anew that another request is changing meanwhile. */
    private static final int ATTEMPTS = 5;

    /** The steps that the JDK's hash tables of one value may take: about a second. */
    private static final long MOST_HASHED = 50_000_000;

    private static final String FILTERED = "filter status: REJECTED";

    private final ApplicationStreams streams;
    private final ClassPatterns allowed;
    private final DecodingAside aside;
    /** Of the application's present loader. */
    private volatile @Nullable ClassPolicy policy;

    /** @param streams of the application whose values these are */
    public JavaSerialization(ApplicationStreams streams) {
        this(streams, new ClassPatterns(Set.of()));
    }

    /**
     * @param streams of the application whose values these are
     * @param allowed by the operator, beyond what always is
     */
    JavaSerialization(ApplicationStreams streams, ClassPatterns allowed) {
        this(streams, allowed, new DecodingAside(DecodingAside.LONGEST));
    }

    JavaSerialization(ApplicationStreams streams, ClassPatterns allowed, DecodingAside aside) {
        this.streams = streams;
        this.allowed = allowed;
        this.aside = aside;
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
            try {
                return written(value);
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

    private Encoded written(Object value) throws IOException, UncodableException {
        try {
            return serialize(value);
        } catch (StackOverflowError deep) {
            return writtenDeep(value);
        }
    }

    /** What only a roomy stack could write may be nested deeper than anybody reads, so it is read once. */
    private Encoded writtenDeep(Object value) throws IOException, UncodableException {
        Encoded encoded;
        try {
            encoded = RoomyStack.call(() -> serialize(value));
        } catch (ExecutionException failure) {
            throw rethrown(failure);
        }
        if (encoded.objection() == null) {
            decode(encoded);
        }
        return encoded;
    }

    /** What the call on the other stack threw, as if it had been thrown here. */
    private static IOException rethrown(ExecutionException failure) throws IOException, UncodableException {
        Throwable cause = failure.getCause();
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof UncodableException exception) {
            throw exception;
        }
        throw cause instanceof IOException exception ? exception : new IOException(cause);
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

    private Encoded serialize(Object value) throws IOException, UncodableException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Objections objections = new Objections(policy());
        try (ContextLoader ignored = ContextLoader.set(streams.loader());
                ObjectOutputStream out = streams.output(bytes, objections)) {
            out.writeObject(value);
        }
        return new Encoded(ID, 0, bytes.toByteArray(), objections.first());
    }

    @Override
    public Object decode(Encoded encoded) throws UncodableException {
        if (encoded.codec() != ID) {
            throw UncodableException.unknownCodec(encoded.codec());
        }
        byte[] payload = encoded.payload();
        StreamOutline outline = outline(payload, StreamOutline.SHALLOW);
        if (aside.isFor(outline, payload.length)) {
            return aside.decode(encoded, () -> readAside(payload));
        }
        StreamGuard guard = new StreamGuard(policy(), outline, payload.length, StreamGuard.SHALLOW);
        try {
            Object value = guarded(payload, guard);
            if (!guard.isTooDeep()) {
                return value;
            }
        } catch (UncodableException failure) {
            if (!guard.isTooDeep()) {
                throw failure;
            }
        } catch (StackOverflowError more) {
            // An application's own readObject goes deeper than its stream shows.
            return aside.decode(encoded, () -> readAside(payload));
        }
        return aside.decode(encoded, () -> readAside(payload));
    }

    private Object readAside(byte[] payload) throws UncodableException {
        StreamOutline outline = outline(payload, (int) StreamGuard.MAX_DEPTH);
        return guarded(payload, new StreamGuard(policy(), outline, payload.length, StreamGuard.MAX_DEPTH));
    }

    private static StreamOutline outline(byte[] payload, int maxDepth) throws UncodableException {
        StreamOutline outline;
        try {
            outline = StreamOutline.of(payload, maxDepth);
        } catch (StreamCorruptedException damage) {
            throw UncodableException.lasting("its bytes are damaged: " + damage.getMessage(), damage);
        }
        if (outline.hashing() > MOST_HASHED) {
            throw UncodableException.lasting(
                    "its hash tables would take more than " + MOST_HASHED + " steps to build",
                    new SecurityException(String.valueOf(outline.hashing())));
        }
        return outline;
    }

    private Object guarded(byte[] payload, StreamGuard guard) throws UncodableException {
        try {
            Object value = deserialize(payload, guard);
            // A class may go on after what it read was refused.
            guard.throwIfRefused(value.getClass().getName());
            return value;
        } catch (UncodableException failure) {
            guard.throwIfRefused(String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    private ClassPolicy policy() throws UncodableException {
        ClassLoader loader;
        try {
            loader = streams.loader();
        } catch (RuntimeException stopped) {
            throw UncodableException.lasting("the application has no class loader: " + stopped, stopped);
        }
        ClassPolicy current = policy;
        if (current == null || !current.isOf(loader)) {
            current = new ClassPolicy(new ApplicationClasses(loader), allowed);
            policy = current;
        }
        return current;
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
        } catch (OutOfMemoryError tooMuch) {
            throw UncodableException.lasting("it needs more memory than there is: " + tooMuch.getMessage(), tooMuch);
        } catch (IOException | RuntimeException | LinkageError | AssertionError failure) {
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
