// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import java.time.Duration;

/**
 * The signs of life of nodes: a lease that each renews, and that runs out by itself. A lease that is gone never comes back: a renewal of it fails, even
 * one that was sent long before. Absence alone proves no death, for a store that restarted empty has forgotten the living too.
 */
public interface NodeLeases {

    /**
     * Begins the lease of a new incarnation; does nothing if it was begun or buried before.
     *
     * @param node never used before
     * @throws StoreUnavailableException if the store did not answer
     */
    void begin(NodeId node, Duration lease);

    /**
     * Renews the node's lease.
     *
     * @param renewal the number of this renewal, positive and rising
     * @param lease how long it lasts from now
     * @return false if there is no lease to renew: this incarnation is over
     * @throws StoreUnavailableException if the store did not answer; the lease may or may not have been renewed
     */
    boolean renew(NodeId node, long renewal, Duration lease);

    /**
     * Gives the lease up, at an orderly stop.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    void giveUp(NodeId node);

    /**
     * The sign of life as it stands now.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    LeaseMark look(NodeId node);

    /**
     * Ends the lease of a node taken for dead, unless it gave a sign of life meanwhile. Renewals fail from now on, those that are still under way included.
     *
     * @param seen the sign that did not change
     * @return whether the node has no lease now
     * @throws StoreUnavailableException if the store did not answer
     */
    boolean bury(NodeId node, LeaseMark seen);

    /** The same leases, for callers that wait no longer than that for the answer to one call; see {@link SessionStore#within}. */
    default NodeLeases within(Duration atMost) {
        return this;
    }
}
