// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.store.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The versions that a record's attributes have at least, as its owner knows. One of a lower version was put back by
 * somebody, and so was one that is not named here, if all are. A write without an answer may have changed what it was
 * to change, or removed what it was to remove.
 *
 * @param versions by name; 0: any
 * @param complete whether the record has no other attributes
 */
record Bounds(Map<String, Long> versions, boolean complete) {

    /** Nothing is known. */
    static final Bounds NONE = new Bounds(Map.of(), false);

    /** The bounds of a record before everything of it is written. */
    static final Bounds EMPTY = new Bounds(Map.of(), true);

    /** No more of them go along with each write. */
    private static final int MOST = 500;

    Bounds {
        versions = Map.copyOf(versions);
    }

    /**
     * Makes the bounds that are known once these were written, and those removed. What is damaged stays so until it is
     * written.
     */
    Bounds with(Map<String, Frame> written, Collection<String> removed) {
        Map<String, Long> now = new HashMap<>(versions);
        now.keySet().removeAll(removed);
        written.forEach(
                (name, frame) -> now.put(name, frame.codec() == Frame.DAMAGED ? Long.MAX_VALUE : frame.version()));
        return new Bounds(now, complete);
    }

    /** The same, with attributes that the record may have in any version if nothing is known of them. */
    Bounds orAny(Set<String> names) {
        Map<String, Long> now = new HashMap<>(versions);
        names.forEach(name -> now.putIfAbsent(name, 0L));
        return new Bounds(now, complete);
    }

    /** The same of a record that has these attributes and no other ones. */
    Bounds of(Set<String> names) {
        return new Bounds(orAny(names).versions, true);
    }

    /** Whether an attribute of that version may be the one that the owner left. */
    boolean allow(String name, long version) {
        Long least = versions.get(name);
        return least == null ? !complete : version >= least;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeBoolean(complete && versions.size() <= MOST);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        new TreeMap<>(versions).entrySet().stream().limit(MOST).forEach(bound -> write(bound, out));
        return bytes.toByteArray();
    }

    private static void write(Map.Entry<String, Long> bound, DataOutputStream out) {
        byte[] name = bound.getKey().getBytes(UTF_8);
        try {
            out.writeInt(name.length);
            out.write(name);
            out.writeLong(bound.getValue());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads what {@link #bytes()} made; empty if it was something else. */
    static Optional<Bounds> parse(byte[] bytes) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, Long> versions = new HashMap<>();
        try {
            boolean complete = in.readBoolean();
            while (in.available() > 0) {
                int length = in.readInt();
                if (length < 0 || length > in.available()) {
                    return Optional.empty();
                }
                String name = new String(in.readNBytes(length), UTF_8);
                versions.put(name, in.readLong());
            }
            return Optional.of(new Bounds(versions, complete));
        } catch (IOException cut) {
            return Optional.empty();
        }
    }
}
