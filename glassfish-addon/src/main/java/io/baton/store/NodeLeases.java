package io.baton.store;

import io.baton.model.NodeId;
import java.time.Duration;

/**
 * The sign of life of nodes: a lease that each renews, and that runs out by itself. Its absence is a hint of death, to be held against the asker's
 * own clock, for a store that restarted empty has forgotten the living too.
 */
public interface NodeLeases {

    /**
     * Renews the node's lease.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    void renew(NodeId node, Duration lease);

    /**
     * Gives the lease up, at an orderly stop.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    void giveUp(NodeId node);

    /**
     * Whether the store knows a lease of the node.
     *
     * @throws StoreUnavailableException if the store did not answer
     */
    boolean isHeld(NodeId node);
}
