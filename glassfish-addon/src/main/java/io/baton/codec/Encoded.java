// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

/**
 * A value as bytes.
 *
 * @param codec who can read them, 0..254
 * @param traits {@link Trait#bits}
 * @param payload the bytes; not copied, to be left alone by everyone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; ContentHash is for that
public record Encoded(int codec, int traits, byte[] payload) {

    /** A value without traits. */
    public Encoded(int codec, byte[] payload) {
        this(codec, 0, payload);
    }

    Encoded with(int itsTraits) {
        return new Encoded(codec, itsTraits, payload);
    }

    /** The content in 128 bits. */
    public ContentHash hash() {
        return ContentHash.of(codec, payload);
    }
}
