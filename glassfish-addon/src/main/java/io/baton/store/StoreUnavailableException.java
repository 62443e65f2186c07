// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import org.jspecify.annotations.Nullable;

/** The store gave no usable answer. Says nothing about whether a session exists. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What failed. */
    public enum Kind {
        /** The store is known to be away and was not asked. */
        NOT_ASKED,
        /** The store was asked and did not answer, or said that it cannot serve now; what was asked for may have happened. */
        NO_ANSWER,
        /** The store is there, but this call failed, because of what was asked or of who asked; others may succeed. */
        CALL_FAILED
    }

    private final Kind kind;
    private final String reason;

    /**
     * @param kind what failed
     * @param reason for operators
     * @param cause what the client library said, if it was asked at all
     */
    public StoreUnavailableException(Kind kind, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.kind = kind;
        this.reason = reason;
    }

    /** What failed. */
    public Kind kind() {
        return kind;
    }

    /** Why, for operators. */
    public String reason() {
        return reason;
    }
}
