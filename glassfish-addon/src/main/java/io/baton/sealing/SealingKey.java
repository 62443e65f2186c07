// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.baton.config.EncryptionKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key as this room uses it: never itself, but for each purpose one that comes of it (HKDF-Expand with SHA-256, of one
 * block).
 */
final class SealingKey {

    static final int FINGERPRINT_BYTES = 4;

    private final String id;
    private final byte[] fingerprint;
    private final Xaes forAttributes;
    private final Xaes forIds;

    SealingKey(EncryptionKey key) {
        this.id = key.id();
        this.fingerprint = Arrays.copyOf(derived(key, "fingerprint"), FINGERPRINT_BYTES);
        this.forAttributes = new Xaes(derived(key, "attributes"));
        this.forIds = new Xaes(derived(key, "ids"));
    }

    private static byte[] derived(EncryptionKey key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            mac.update(("baton sealing " + purpose).getBytes(US_ASCII));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform must have HmacSHA256", impossible);
        }
    }

    /** By which its operators call it. */
    String id() {
        return id;
    }

    /** By which two keys of one id are told apart; says nothing of the key. */
    byte[] fingerprint() {
        return fingerprint;
    }

    Xaes of(Purpose purpose) {
        return switch (purpose) {
            case ATTRIBUTE -> forAttributes;
            case ID -> forIds;
        };
    }

    /** The name as operators see it. */
    static String shown(String id, byte[] fingerprint) {
        return "'" + id + "' (" + HexFormat.of().formatHex(fingerprint) + ")";
    }

    @Override
    public String toString() {
        return shown(id, fingerprint);
    }
}
