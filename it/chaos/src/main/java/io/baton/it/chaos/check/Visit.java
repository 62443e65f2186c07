// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client for a session, and how it ended.
 *
 * @param instance that was asked
 * @param deed what it was asked for
 * @param number of the change; 0 if the deed is none
 * @param sent when the request left
 * @param done when the client knew the outcome
 * @param outcome how it ended
 * @param state what was shown; null if nothing was
 * @param status of the answer; 0 if there was none
 * @param note what else is known of a bad end; empty otherwise
 * @param last whether it belongs to the last look, when everything is whole again
 */
public record Visit(
        int instance,
        Deed deed,
        int number,
        Instant sent,
        Instant done,
        Outcome outcome,
        @Nullable State state,
        int status,
        String note,
        boolean last) {

    /** Refuses an outcome that does not fit the state. */
    public Visit {
        if ((outcome == Outcome.SHOWN) != (state != null)) {
            throw new IllegalArgumentException(outcome + " with the state " + state);
        }
    }

    /** How long the client waited. */
    public Duration took() {
        return Duration.between(sent, done);
    }

    /** Whether the application answered. */
    public boolean isAnswered() {
        return outcome == Outcome.SHOWN || outcome == Outcome.ENDED || outcome == Outcome.NONE;
    }

    /** Whether the instance may have had the session for it: a request that the client gave up is carried out all the same. */
    boolean mayHaveBeenServed() {
        return isAnswered() || outcome == Outcome.GAVE_UP;
    }

    @Override
    public String toString() {
        return "%s..%s instance%d %s%s -> %s%s%s%s"
                .formatted(
                        sent,
                        done,
                        instance + 1,
                        deed,
                        number == 0 ? "" : " " + number,
                        outcome,
                        status == 0 || status == 200 ? "" : " " + status,
                        state == null ? "" : " " + state,
                        note.isEmpty() ? "" : " (" + note + ")");
    }
}
