// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import io.baton.model.Wording;
import org.jspecify.annotations.Nullable;

/** A value that cannot be encoded or decoded; the message names the class or the damage. */
public final class UncodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 4_000;

    private final Kind kind;

    private enum Kind {
        LASTING,
        PASSING,
        NOT_MEANT
    }

    /**
     * @param message what is wrong, for operators and developers
     * @param kind what it means for the value
     * @param cause what the serialization said, if it was asked
     */
    private UncodableException(String message, Kind kind, @Nullable Throwable cause) {
        // Class names come from the bytes, and one with a line feed must not look like a log line of its own.
        super(Wording.clean(message, LONGEST), cause);
        this.kind = kind;
    }

    /** A value that will never be coded as it is. */
    public static UncodableException lasting(String message, Throwable cause) {
        return new UncodableException(message, Kind.LASTING, cause);
    }

    /** A value in a form that this version does not know. */
    static UncodableException unknownCodec(int id) {
        return lasting("no codec with id " + id + " here", new IllegalArgumentException(String.valueOf(id)));
    }

    /** A value of a class that the application does not have. */
    static UncodableException missing(@Nullable String className, Throwable cause) {
        return lasting("class " + className + " is not in the application", cause);
    }

    /** A value that was being changed too often while it was encoded. */
    public static UncodableException passing(String message, Throwable cause) {
        return new UncodableException(message, Kind.PASSING, cause);
    }

    /** A value of a class that is not serializable: who put it into a session was told then. */
    static UncodableException notMeant(String message, Throwable cause) {
        return new UncodableException(message, Kind.NOT_MEANT, cause);
    }

    /** A value that its application wants to stay where it is. */
    static UncodableException staysHere(String message) {
        return new UncodableException(message, Kind.NOT_MEANT, null);
    }

    /** Whether trying again may help. */
    public boolean isPassing() {
        return kind == Kind.PASSING;
    }

    /** Whether the value was never meant to be encoded. */
    public boolean isNotMeant() {
        return kind == Kind.NOT_MEANT;
    }
}
