// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.LinkedHashSet;
import java.util.Set;

/** One change of a session that a client made, and what is known of it. */
final class Fact {

    /** When a client first saw it in a response; far in the future before that. */
    long seenAt = Long.MAX_VALUE;
    /** Whether the store has it. */
    boolean stored;
    /** Since when. */
    long storedAt;
    /** In whose memory it is, as long as that counts. */
    final Set<Server> heldBy = new LinkedHashSet<>();
    /** Whether the store lost it, or never knew the session, so that only requests at the node that remembers it can be expected to see it. */
    boolean lost;
    /** When the store lost it last. */
    long lostAt;

    private boolean isSeenBefore(long moment) {
        return seenAt < moment;
    }

    /** Whether a request at that server that began at that moment must see it. */
    boolean binds(Server server, long began) {
        return isSeenBefore(began)
                && lostAt < began
                && ((stored && storedAt < began) || (lost ? heldBy.contains(server) : !heldBy.isEmpty()));
    }
}
