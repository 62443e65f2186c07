package io.baton.engine;

import io.baton.model.Ownership;

/** What comes of one attempt to hold a session, without waiting. */
sealed interface HoldAttempt {

    /** The session is held. */
    record Held() implements HoldAttempt {}

    /** Another node has it, or comes first. */
    record Busy(Ownership owner) implements HoldAttempt {}

    /** There is no such session. */
    record Missing() implements HoldAttempt {}

    /** What was in memory is not the session any more and was dropped; try anew. */
    record Dropped() implements HoldAttempt {}

    /** It cannot be told. */
    record Failed(String reason) implements HoldAttempt {}
}
