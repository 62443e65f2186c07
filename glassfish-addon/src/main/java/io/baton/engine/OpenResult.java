// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

/** What comes of opening a session. */
public sealed interface OpenResult {

    /**
     * The session is here and this request holds it.
     *
     * @param handle to be closed exactly once
     */
    record Opened(SessionHandle handle) implements OpenResult {}

    /** There is no such session: never was, or it ended. */
    record NoSuchSession() implements OpenResult {}

    /**
     * The session may exist, but too many requests of this server wait for sessions already.
     *
     * @param reason why it cannot be had at once, for operators
     */
    record Crowded(String reason) implements OpenResult {}

    /**
     * The session may exist, but cannot be had now.
     *
     * @param reason for operators
     * @param isHere whether this node has it in memory, but may not serve it without the store's word
     */
    record Unavailable(String reason, boolean isHere) implements OpenResult {}
}
