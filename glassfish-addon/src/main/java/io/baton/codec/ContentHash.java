// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.security.SecureRandom;

/**
 * 128 bits that tell two encoded values of a codec apart. Seeded anew in every process, so that nobody can prepare two values that look alike; never stored.
 *
 * @param codec who wrote the value
 * @param high the upper half
 * @param low the lower half
 */
public record ContentHash(int codec, long high, long low) {

    /** Of content that nobody has seen: no codec's. */
    public static final ContentHash UNKNOWN = new ContentHash(-1, 0, 0);

    private static final Hasher128 HASHER = Hashing.xxh3_128(new SecureRandom().nextLong());

    static ContentHash of(int codec, byte[] payload) {
        // At once, for a hash stream has a buffer of its own.
        HashValue128 hash = HASHER.hashBytesTo128Bits(payload);
        return new ContentHash(codec, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }
}
