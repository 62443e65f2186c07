// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * XAES-256-GCM (c2sp.org/XAES-256-GCM): AES-256-GCM under a key and a nonce that both come of a nonce of 192 bits. That
 * is long enough to be drawn at random for each message, without anything that must be remembered over restarts or
 * agreed on between instances.
 *
 * <pre>
 * nonce (24 bytes), ciphertext, tag (16 bytes)
 * </pre>
 */
final class Xaes {

    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 24;
    static final int TAG_BYTES = 16;

    private static final int BLOCK_BYTES = 16;
    private static final int DERIVING_BYTES = 12;

    private final SecretKeySpec key;
    /** Twice the block that zeroes become, as CMAC has it. */
    private final byte[] mask;

    /** @param key {@value #KEY_BYTES} bytes */
    Xaes(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        try {
            this.mask = doubled(blocks().doFinal(new byte[BLOCK_BYTES]));
        } catch (GeneralSecurityException impossible) {
            throw lacking(impossible);
        }
    }

    byte[] seal(byte[] associated, byte[] plain, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return seal(nonce, associated, plain);
    }

    byte[] seal(byte[] nonce, byte[] associated, byte[] plain) {
        try {
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BYTES);
            gcm(Cipher.ENCRYPT_MODE, nonce, associated).doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw lacking(impossible);
        }
    }

    /** Opens what was sealed with that associated data; empty if nothing was. */
    Optional<byte[]> open(byte[] associated, ByteBuffer sealed) {
        if (sealed.remaining() < NONCE_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        sealed.get(nonce);
        try {
            byte[] plain = new byte[sealed.remaining() - TAG_BYTES];
            gcm(Cipher.DECRYPT_MODE, nonce, associated).doFinal(sealed, ByteBuffer.wrap(plain));
            return Optional.of(plain);
        } catch (AEADBadTagException broken) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw lacking(impossible);
        }
    }

    private Cipher gcm(int mode, byte[] nonce, byte[] associated) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived(nonce), "AES"),
                new GCMParameterSpec(TAG_BYTES * 8, nonce, DERIVING_BYTES, NONCE_BYTES - DERIVING_BYTES));
        cipher.updateAAD(associated);
        return cipher;
    }

    /** The two blocks of CMAC (NIST SP 800-108r1) over a counter, the label and the first half of the nonce. */
    private byte[] derived(byte[] nonce) throws GeneralSecurityException {
        Cipher blocks = blocks();
        byte[] derived = new byte[KEY_BYTES];
        for (int counter = 1; counter <= 2; counter++) {
            byte[] message = ByteBuffer.allocate(BLOCK_BYTES)
                    .put((byte) 0)
                    .put((byte) counter)
                    .put((byte) 'X')
                    .put((byte) 0)
                    .put(nonce, 0, DERIVING_BYTES)
                    .array();
            for (int i = 0; i < BLOCK_BYTES; i++) {
                message[i] ^= mask[i];
            }
            System.arraycopy(blocks.doFinal(message), 0, derived, (counter - 1) * BLOCK_BYTES, BLOCK_BYTES);
        }
        return derived;
    }

    private static byte[] doubled(byte[] block) {
        byte[] doubled = new byte[BLOCK_BYTES];
        int carry = 0;
        for (int i = BLOCK_BYTES - 1; i >= 0; i--) {
            int twice = ((block[i] & 0xff) << 1) | carry;
            doubled[i] = (byte) twice;
            carry = twice >>> 8;
        }
        doubled[BLOCK_BYTES - 1] ^= (byte) (carry * 0x87);
        return doubled;
    }

    /** AES of one block at a time: what CBC makes of it behind a block of zeroes. */
    private Cipher blocks() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK_BYTES]));
        return cipher;
    }

    private static IllegalStateException lacking(GeneralSecurityException failure) {
        return new IllegalStateException("this Java platform cannot do AES-256-GCM", failure);
    }
}
