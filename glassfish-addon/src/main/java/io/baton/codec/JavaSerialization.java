package io.baton.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ConcurrentModificationException;

/** Java Object Serialization through the application's own streams. */
public final class JavaSerialization implements AttributeCodec {

    /** This codec in the store's frames. */
    public static final int ID = 1;

    /** How often a value is encoded anew that another request is changing meanwhile. */
    private static final int ATTEMPTS = 5;

    private final ApplicationStreams streams;

    /** @param streams of the application whose values these are */
    public JavaSerialization(ApplicationStreams streams) {
        this.streams = streams;
    }

    @Override
    public Encoded encode(Object value) throws UncodableException {
        for (int attempt = 1; ; attempt++) {
            try (ContextLoader ignored = ContextLoader.set(streams.loader())) {
                return new Encoded(ID, serialize(value));
            } catch (ConcurrentModificationException beingChanged) {
                if (attempt == ATTEMPTS) {
                    throw UncodableException.passing(
                            name(value) + " was being changed during each of " + ATTEMPTS + " attempts", beingChanged);
                }
            } catch (NotSerializableException notSerializable) {
                throw UncodableException.lasting(
                        name(value) + " refers to a " + notSerializable.getMessage() + ", which is not serializable",
                        notSerializable);
            } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
                throw UncodableException.lasting(name(value) + " cannot be serialized: " + failure, failure);
            }
        }
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
            throw UncodableException.lasting(
                    "no codec with id " + encoded.codec() + " here", new IllegalArgumentException());
        }
        try (ContextLoader ignored = ContextLoader.set(streams.loader());
                ObjectInputStream in = streams.input(new ByteArrayInputStream(encoded.payload()))) {
            in.setObjectInputFilter(DeserializationLimits.INSTANCE);
            Object value = in.readObject();
            if (value == null) {
                throw UncodableException.lasting("it reads as nothing", new IllegalStateException("null"));
            }
            return value;
        } catch (ClassNotFoundException missing) {
            throw UncodableException.lasting("class " + missing.getMessage() + " is not in the application", missing);
        } catch (InvalidClassException changed) {
            throw UncodableException.lasting("class does not fit: " + changed.getMessage(), changed);
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw UncodableException.lasting("cannot be deserialized: " + failure, failure);
        }
    }
}
