// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * A wish to own a session.
 *
 * @param key which session
 * @param node who asks, under a lease that is alive
 * @param mode for what
 * @param known what the process has in memory, so that only what is newer comes back
 * @param takeFrom an owner known to be dead, whose session may be taken; null: respect every owner
 * @param largest the length in bytes of a frame that comes with the answer at most; longer ones stay in the store until they are read
 * @param number positive, rising with each claim of the node; the same when a claim is sent again. A claim that was overtaken by a later one of its node grants nothing
 */
public record Claim(
        SessionKey key,
        NodeId node,
        Mode mode,
        Known known,
        @Nullable Ownership takeFrom,
        int largest,
        long number) {

    /** For what a session is claimed. */
    public enum Mode {
        /** For a request, while no other request of the node holds it; if it is busy, the node waits in line. */
        OPEN,
        /** For a request beside others of the node; a node in line comes first. */
        JOIN,
        /** To know whether the node still owns what its requests hold; gives way to nobody. */
        CONFIRM,
        /** For background work, which does not wait in line. */
        SWEEP
    }
}
