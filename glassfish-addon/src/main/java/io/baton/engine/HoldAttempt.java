// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.Ownership;

/** What comes of one attempt to hold a session, without waiting. */
sealed interface HoldAttempt {

    /**
     * The session is held.
     *
     * @param source where it came from
     */
    record Held(SessionEvents.Source source) implements HoldAttempt {}

    /** Another request or node has it, or comes first. */
    record Busy(Ownership owner, Where where) implements HoldAttempt {}

    /** Who keeps the session busy. */
    enum Where {
        /** Requests of this node. */
        HERE,
        /** Another node, which can be asked for it. */
        ELSEWHERE,
        /** Nobody, but another node is next in line. */
        IN_LINE
    }

    /** There is no such session. */
    record Missing() implements HoldAttempt {}

    /** What was in memory is not the session any more and was dropped; try anew. */
    record Dropped() implements HoldAttempt {}

    /** The store did not answer this once, and is not known to be away; try again. */
    record Unanswered(String reason) implements HoldAttempt {}

    /**
     * It cannot be told.
     *
     * @param isHere whether it is in memory, but may not be served without the store's word
     */
    record Failed(String reason, boolean isHere) implements HoldAttempt {}
}
