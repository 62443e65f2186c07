// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Enum constants by name: the enum's class name, then the constant's, both as {@link DataOutputStream#writeUTF} writes them. */
final class EnumConstants {

    /** This codec in the store's frames. */
    static final int ID = 3;

    private final ApplicationStreams streams;
    private final ClassPatterns allowed;

    /**
     * @param streams of the application whose enums these are
     * @param allowed by the operator, beyond what always is
     */
    EnumConstants(ApplicationStreams streams, ClassPatterns allowed) {
        this.streams = streams;
        this.allowed = allowed;
    }

    /** The constant as bytes, or empty if its class is not the one that the application's loader finds. */
    Optional<Encoded> encode(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        return isFound(type) ? Optional.of(new Encoded(ID, bytes(type.getName(), constant.name()))) : Optional.empty();
    }

    private boolean isFound(Class<?> type) {
        try {
            return ApplicationClasses.find(type.getName(), streams.loader()).equals(Optional.of(type));
        } catch (RuntimeException stopped) {
            return false;
        }
    }

    private static byte[] bytes(String type, String constant) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(type);
            out.writeUTF(constant);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    Object decode(Encoded encoded) throws UncodableException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded.payload()));
                ContextLoader ignored = ContextLoader.set(streams.loader())) {
            String type = in.readUTF();
            String constant = in.readUTF();
            if (in.read() != -1) {
                throw new StreamCorruptedException("there are more bytes than two names");
            }
            return constant(enumClass(type), constant);
        } catch (IOException damage) {
            throw UncodableException.lasting(
                    "its bytes are damaged (" + damage.getClass().getSimpleName() + ")", damage);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw UncodableException.lasting("its enum cannot be used: " + failure, failure);
        }
    }

    private Class<?> enumClass(String name) throws UncodableException {
        ClassLoader application = streams.loader();
        Class<?> type = ApplicationClasses.find(name, application)
                .orElseThrow(() -> UncodableException.missing(name, new ClassNotFoundException(name)));
        Optional<String> objection = new ClassPolicy(new ApplicationClasses(application), allowed).objection(type);
        if (objection.isPresent()) {
            throw UncodableException.lasting(objection.get(), new SecurityException(name));
        }
        return type;
    }

    private static Object constant(Class<?> type, String name) throws UncodableException {
        if (!type.isEnum()) {
            throw UncodableException.lasting("class " + type.getName() + " is no enum", new ClassCastException());
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> UncodableException.lasting(
                        "enum " + type.getName() + " has no constant " + name, new IllegalArgumentException(name)));
    }
}
