// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/**
 * A key, which does not show itself.
 *
 * @param id by which its operators call it
 * @param secret {@value #BYTES} bytes; not copied, to be left alone by everyone
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares keys
public record EncryptionKey(String id, byte[] secret) {

    /** The length of a key. */
    public static final int BYTES = 32;

    @Override
    public String toString() {
        return "key " + id;
    }
}
