// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What a node has of a session in memory, in the terms of the record.
 *
 * @param owner the incarnation of this process that had the session last, as far as the process knows; null if none had
 * @param run the fence at which the node's run began that the memory is of: the unbroken time in which no other node held the session
 * @param fence of the node's latest hold
 * @param version of the node's latest write that the store acknowledged, or that the memory was read at
 */
public record Known(@Nullable NodeId owner, long run, long fence, long version) {

    /** Nothing in memory. */
    public static final Known NOTHING = new Known(null, 0, 0, 0);
}
