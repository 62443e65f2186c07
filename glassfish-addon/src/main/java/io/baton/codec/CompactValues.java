// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The common immutable values of the JDK in a few bytes: a tag, then the value up to the end of the payload, numbers big-endian. The tags are listed in
 * {@link CompactTypes} and {@link CompactTimes}.
 */
final class CompactValues {

    /** This codec in the store's frames. */
    static final int ID = 2;

    private static final Map<Class<?>, List<CompactType<?>>> BY_CLASS =
            CompactTypes.all().stream().collect(groupingBy(CompactType::type));
    private static final Map<Integer, CompactType<?>> BY_TAG =
            CompactTypes.all().stream().collect(toUnmodifiableMap(CompactType::tag, Function.identity()));

    private CompactValues() {}

    /** The classes whose values are written like this, but for rare ones that would not come back as they were. */
    static boolean knows(Class<?> type) {
        return BY_CLASS.containsKey(type);
    }

    /** The value as bytes, or empty if it is to be serialized otherwise. */
    static Optional<Encoded> encode(Object value) {
        for (CompactType<?> type : BY_CLASS.getOrDefault(value.getClass(), List.of())) {
            Optional<Encoded> encoded = encode(type, value);
            if (encoded.isPresent()) {
                return encoded;
            }
        }
        return Optional.empty();
    }

    // BY_CLASS ties the class of a value to its type.
    @SuppressWarnings("unchecked")
    private static <T> Optional<Encoded> encode(CompactType<T> type, Object value) {
        return type.suits().test((T) value) ? Optional.of(new Encoded(ID, bytes(type, (T) value))) : Optional.empty();
    }

    private static <T> byte[] bytes(CompactType<T> type, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(type.tag());
            type.writer().write(value, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Object decode(Encoded encoded) throws UncodableException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded.payload()))) {
            int tag = in.readUnsignedByte();
            CompactType<?> type = BY_TAG.get(tag);
            if (type == null) {
                throw new StreamCorruptedException("no type has the tag " + tag);
            }
            Object value = type.reader().read(in);
            if (in.read() != -1) {
                throw new StreamCorruptedException("there are more bytes than the value has");
            }
            return value;
        } catch (IOException | RuntimeException damage) {
            // Not what it says: that may quote the value.
            throw UncodableException.lasting(
                    "its bytes are damaged (" + damage.getClass().getSimpleName() + ")", damage);
        }
    }
}
