// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The source of new session ids: 160 bits from {@link SecureRandom}, written as 40 hexadecimal digits (no {@code .}, {@code :} or {@code ;}, which the container cuts at). */
public final class SessionIds {

    private static final int RANDOM_BYTES = 20;

    private static final Pattern FORM = Pattern.compile("[0-9A-F]{" + 2 * RANDOM_BYTES + "}");

    private final SecureRandom random = new SecureRandom();

    /** Whether the id has the form of those that are made here. */
    public static boolean isOfThisForm(SessionId id) {
        return FORM.matcher(id.value()).matches();
    }

    /** A new id, unguessable and never given out before. */
    public SessionId next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new SessionId(HexFormat.of().withUpperCase().formatHex(bytes));
    }
}
