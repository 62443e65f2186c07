// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.baton.config.EncryptionKey;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys of this instance: the first seals, all open.
 *
 * <pre>
 * offset  0  format       1 byte, {@value #FORMAT}
 *         1  length n     1 byte
 *         2  key          n bytes, its id
 *       n+2  fingerprint  4 bytes, of the key
 *       n+6  what {@link Xaes} makes; the bytes before it are a part of its associated data
 * </pre>
 *
 * <p>Concurrency: any thread may use it.
 */
final class KeyRing {

    private static final int FORMAT = 1;
    private static final int LONGEST_ID = 32;

    private final List<SealingKey> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param keys the one that seals first; none: nothing can be sealed */
    KeyRing(List<EncryptionKey> keys) {
        this.keys = keys.stream().map(SealingKey::new).toList();
    }

    List<SealingKey> keys() {
        return keys;
    }

    /** @throws IllegalStateException if there is no key */
    byte[] seal(Purpose purpose, byte[] associated, byte[] content) {
        if (keys.isEmpty()) {
            throw new IllegalStateException("nothing can be sealed without a key");
        }
        SealingKey key = keys.get(0);
        byte[] head = head(key);
        byte[] sealed = key.of(purpose).seal(joined(head, associated), content, random);
        return joined(head, sealed);
    }

    Opened open(Purpose purpose, byte[] associated, byte[] sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        if (bytes.remaining() < 2 || bytes.get() != FORMAT) {
            return new Opened.Broken();
        }
        int length = bytes.get();
        if (length < 1 || length > LONGEST_ID || bytes.remaining() < length + SealingKey.FINGERPRINT_BYTES) {
            return new Opened.Broken();
        }
        byte[] id = new byte[length];
        byte[] fingerprint = new byte[SealingKey.FINGERPRINT_BYTES];
        bytes.get(id).get(fingerprint);
        String name = new String(id, US_ASCII);
        Optional<SealingKey> key = keys.stream()
                .filter(one -> one.id().equals(name) && Arrays.equals(one.fingerprint(), fingerprint))
                .findFirst();
        return key.map(known -> open(known, purpose, associated, bytes)).orElseGet(() -> foreign(name, fingerprint));
    }

    private Opened open(SealingKey key, Purpose purpose, byte[] associated, ByteBuffer sealed) {
        return key.of(purpose)
                .open(joined(head(key), associated), sealed)
                .<Opened>map(content -> new Opened.Fits(content, key == keys.get(0)))
                .orElseGet(Opened.Broken::new);
    }

    /** A name that no key can have is no key's. */
    private static Opened foreign(String name, byte[] fingerprint) {
        return name.matches("[A-Za-z0-9_.-]+")
                ? new Opened.Foreign(SealingKey.shown(name, fingerprint))
                : new Opened.Broken();
    }

    private static byte[] head(SealingKey key) {
        byte[] id = key.id().getBytes(US_ASCII);
        return ByteBuffer.allocate(2 + id.length + SealingKey.FINGERPRINT_BYTES)
                .put((byte) FORMAT)
                .put((byte) id.length)
                .put(id)
                .put(key.fingerprint())
                .array();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
