// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.Predicate;

/**
 * How the values of one class look in {@link CompactValues}.
 *
 * @param <T> the type by which its values are written and read
 * @param tag the first byte of the payload
 * @param type the values' class, exactly
 * @param suits whether a value of this class comes back as it was; the others are left to Java serialization
 * @param writer of a value's bytes
 * @param reader of the same bytes, up to their end
 */
record CompactType<T>(int tag, Class<?> type, Predicate<T> suits, Writer<T> writer, Reader<T> reader) {

    static <T> CompactType<T> of(int tag, Class<? extends T> type, Writer<T> writer, Reader<T> reader) {
        return new CompactType<>(tag, type, any -> true, writer, reader);
    }

    /** Writes what {@link Reader} reads. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads what {@link Writer} wrote; damaged bytes may lead to any exception. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }
}
