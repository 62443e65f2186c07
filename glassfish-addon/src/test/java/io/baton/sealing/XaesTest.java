// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The test vectors of c2sp.org/XAES-256-GCM, and what must not open. */
class XaesTest {

    private static final byte[] NONCE = "ABCDEFGHIJKLMNOPQRSTUVWX".getBytes(US_ASCII);
    private static final byte[] PLAIN = "XAES-256-GCM".getBytes(US_ASCII);

    private final SecureRandom random = new SecureRandom();

    private static Xaes xaes(int value) {
        byte[] key = new byte[Xaes.KEY_BYTES];
        Arrays.fill(key, (byte) value);
        return new Xaes(key);
    }

    private static String sealed(int key, String associated) {
        byte[] sealed = xaes(key).seal(NONCE, associated.getBytes(US_ASCII), PLAIN);
        return HexFormat.of().formatHex(sealed, Xaes.NONCE_BYTES, sealed.length);
    }

    @Test
    void theVectorWhoseMaskIsNotReduced() {
        assertThat(sealed(1, "")).isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
    }

    @Test
    void theVectorWhoseMaskIsReduced() {
        assertThat(sealed(3, "c2sp.org/XAES-256-GCM"))
                .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    @Test
    void whatWasSealedIsOpened() {
        byte[] sealed = xaes(1).seal(NONCE, PLAIN, random);
        assertThat(xaes(1).open(NONCE, ByteBuffer.wrap(sealed))).hasValue(PLAIN);
    }

    @Test
    void nothingIsOpenedWithAnotherKeyOrForAnotherPlaceOrAfterAnyBitOfItChanged() {
        byte[] sealed = xaes(1).seal(NONCE, PLAIN, random);
        assertThat(xaes(2).open(NONCE, ByteBuffer.wrap(sealed))).isEmpty();
        assertThat(xaes(1).open(PLAIN, ByteBuffer.wrap(sealed))).isEmpty();
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(xaes(1).open(NONCE, ByteBuffer.wrap(flipped)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
        for (int length = 0; length < sealed.length; length++) {
            assertThat(xaes(1).open(NONCE, ByteBuffer.wrap(sealed, 0, length)))
                    .as("length %d", length)
                    .isEmpty();
        }
    }

    @Test
    void noNonceComesTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            byte[] sealed = xaes(1).seal(NONCE, PLAIN, random);
            assertThat(nonces.add(HexFormat.of().formatHex(sealed, 0, Xaes.NONCE_BYTES)))
                    .isTrue();
        }
    }
}
