// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One attribute as the store keeps it.
 *
 * <pre>
 * offset  0  format  1 byte, {@value #FORMAT}
 *         1  codec   1 byte, who can read the payload
 *         2  traits  1 byte, what must be known of the value without decoding it
 *         3  version 8 bytes big-endian, the record's version that last changed the attribute
 *        11  payload
 * </pre>
 *
 * @param codec who can read the payload, 0..255
 * @param traits of the value as its writer saw them, 8 bits; unknown ones stay as they are
 * @param version positive
 * @param payload the encoded value; not copied, to be left alone by everyone
 * @param more how many bytes the store keeps of it beyond these, because it keeps it in another form; no part of what
 *     the frame is
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written out below
public record Frame(int codec, int traits, long version, byte[] payload, int more) {

    /** The codec id of bytes that are no frame of a known format: nobody can read them, and they stay as they are. */
    public static final int DAMAGED = 255;

    /**
     * The codec id of a payload that is sealed: who reads it meets another key's, for those of one's own are opened on
     * the way from the store.
     */
    public static final int SEALED = 254;

    private static final int FORMAT = 1;
    /** Numbers of the store's scripts are exact up to here. */
    private static final long LARGEST_VERSION = (1L << 53) - 1;

    private static final int HEADER_BYTES = 11;

    /** @throws IllegalArgumentException if a part is out of its range */
    public Frame {
        if (codec < 0 || codec > 255) {
            throw new IllegalArgumentException("codec " + codec + " is not within 0..255");
        }
        if (traits < 0 || traits > 255) {
            throw new IllegalArgumentException("traits " + traits + " are not within 0..255");
        }
        if (version <= 0) {
            throw new IllegalArgumentException("version " + version + " must be positive");
        }
        if (more < 0) {
            throw new IllegalArgumentException("a form of " + more + " more bytes cannot be");
        }
    }

    /** A frame that the store keeps as it is. */
    public Frame(int codec, int traits, long version, byte[] payload) {
        this(codec, traits, version, payload, 0);
    }

    /** A frame of a value without traits. */
    public Frame(int codec, long version, byte[] payload) {
        this(codec, 0, version, payload);
    }

    /** The frame in the store's bytes; bytes of an unknown format become one that is {@link #DAMAGED}, so that one bad attribute stays one. */
    public static Frame parse(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != FORMAT) {
            return new Frame(DAMAGED, 1, bytes);
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, 1, HEADER_BYTES - 1);
        int codec = header.get() & 0xff;
        int traits = header.get() & 0xff;
        long version = header.getLong();
        return version <= 0 || version > LARGEST_VERSION || codec == DAMAGED
                ? new Frame(DAMAGED, 1, bytes)
                : new Frame(codec, traits, version, Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length));
    }

    /** How many bytes the store keeps. */
    public int length() {
        return codec == DAMAGED ? payload.length : HEADER_BYTES + payload.length + more;
    }

    /** The frame as the store keeps it; a damaged one is what it was. */
    public byte[] toBytes() {
        if (codec == DAMAGED) {
            return payload;
        }
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) FORMAT)
                .put((byte) codec)
                .put((byte) traits)
                .putLong(version)
                .put(payload)
                .array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame that
                && codec == that.codec
                && traits == that.traits
                && version == that.version
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * codec + traits) + Long.hashCode(version)) + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "Frame[codec=" + codec + ", version=" + version + ", " + payload.length + " bytes]";
    }
}
