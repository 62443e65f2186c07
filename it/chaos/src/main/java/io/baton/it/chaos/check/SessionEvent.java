// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Instant;

/**
 * What the application's listener heard.
 *
 * @param instance where
 * @param created whether the session began; it ended otherwise
 * @param id of the session
 * @param at when
 */
public record SessionEvent(int instance, boolean created, String id, Instant at) {

    /** The event that a line of the listener's file tells: {@code epochMillis created|destroyed id}. */
    public static SessionEvent parse(int instance, String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("Not an event: " + line);
        }
        return new SessionEvent(
                instance, "created".equals(words[1]), words[2], Instant.ofEpochMilli(Long.parseLong(words[0])));
    }
}
