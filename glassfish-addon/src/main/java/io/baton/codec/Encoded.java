// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value as bytes.
 *
 * @param codec who can read them, 0..254
 * @param traits {@link Trait#bits}
 * @param payload the bytes; not copied, to be left alone by everyone
 * @param objection why no instance will read them, for operators and developers; null if nothing is known against it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; ContentHash is for that
public record Encoded(
        int codec, int traits, byte[] payload, @Nullable String objection) {

    /** A value as it is in the store. */
    public Encoded(int codec, int traits, byte[] payload) {
        this(codec, traits, payload, null);
    }

    /** A value without traits. */
    public Encoded(int codec, byte[] payload) {
        this(codec, 0, payload);
    }

    Encoded with(int itsTraits) {
        return new Encoded(codec, itsTraits, payload, objection);
    }

    /** The content in 128 bits. */
    public ContentHash hash() {
        return ContentHash.of(codec, payload);
    }
}
