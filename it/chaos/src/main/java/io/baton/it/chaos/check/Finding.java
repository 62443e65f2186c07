// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Instant;

/**
 * Something that the checker noticed.
 *
 * @param at when it happened
 * @param kind what kind of thing it is
 * @param subject the session's name, or the instance's
 * @param text the details
 */
public record Finding(Instant at, FindingKind kind, String subject, String text) {

    @Override
    public String toString() {
        return "%s %s: %s".formatted(kind, subject, text);
    }
}
