// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id of an HTTP session, a bearer secret: whoever knows it is the user. Its text leaves this type only through {@link #value()}; logs and
 * store keys see {@link #toString()} and {@link #digest()}.
 */
public final class SessionId {

    /** Longest id accepted; ours have 40 characters. */
    public static final int MAX_LENGTH = 128;

    private static final int DIGEST_BYTES = 16;
    private static final int SHOWN_DIGEST_CHARACTERS = 8;

    private final String value;
    /** Computed when it is first asked for; by several threads at once, if need be. */
    private @Nullable String digest;

    /**
     * @param value the id as the client's cookie carries it, 1 to {@value #MAX_LENGTH} characters of {@code [A-Za-z0-9_-]}
     * @throws IllegalArgumentException if the text is not of that form; the message does not repeat it
     */
    public SessionId(String value) {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("session id of " + value.length()
                    + " characters is not of the form [A-Za-z0-9_-]{1," + MAX_LENGTH + "}");
        }
        this.value = value;
    }

    /** The id as the client's cookie carries it. */
    public String value() {
        return value;
    }

    /** The id in a client's text, or empty if no server of ours can have made it (a hostile or foreign cookie). */
    public static Optional<SessionId> parse(String text) {
        return isWellFormed(text) ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    /** 128 bits of SHA-256 over the id as 32 hexadecimal digits: names the session in the store without giving the id away. */
    public String digest() {
        String known = digest;
        if (known == null) {
            byte[] hash = sha256().digest(value.getBytes(StandardCharsets.US_ASCII));
            known = HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The first digits of the digest, enough to follow one session through logs. */
    @Override
    public String toString() {
        return shown(digest());
    }

    /** The digits of a digest by which logs name the session. */
    public static String shown(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGEST_CHARACTERS, digest.length()));
    }

    private static boolean isWellFormed(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || character == '-'
                || character == '_';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "every Java platform must have SHA-256 (java.security.MessageDigest)", impossible);
        }
    }
}
