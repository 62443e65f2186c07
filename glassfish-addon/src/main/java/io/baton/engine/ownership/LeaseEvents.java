// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import io.baton.model.NodeId;

/**
 * The listener to what becomes of this node's lease. Nothing that the lease does depends on it; every method does
 * nothing unless it is overridden.
 *
 * <p>Called on the thread at work, under locks: it must neither block, nor throw, nor ask the lease.
 */
public interface LeaseEvents {

    /** The listener that does nothing. */
    LeaseEvents NONE = new LeaseEvents() {};

    /** The reasons for which a node is not sure of its lease any more. */
    enum Doubt {
        /** This process did not run for a while; the lease goes on as soon as it is confirmed. */
        PAUSE,
        /** The lease was not renewed in time, and is over. */
        LAPSE,
        /** The store has no such lease any more: it was ended, or the store lost it. */
        GONE,
        /** This node did not hear its own message. */
        UNHEARD,
        /** The subscription to this node's messages was lost. */
        SUBSCRIPTION_LOST
    }

    /** A lease began, under a name that nobody had before. */
    default void begun(NodeId node) {}

    /** The node is not sure of its lease any more. */
    default void doubted(NodeId node, Doubt why) {}
}
