// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;

/** The wire between nodes, by way of the store. */
public interface NodeChannel {

    /**
     * Listens to what is sent to a node.
     *
     * @param node this process's new incarnation
     * @param listener told of messages and of the end of the subscription
     * @throws StoreUnavailableException if the store did not answer
     */
    Subscription subscribe(NodeId node, Listener listener);

    /**
     * Sends a message.
     *
     * @return how many subscriptions of the node there were: 0 means that nobody got it
     * @throws StoreUnavailableException if the store did not answer; the message may have been sent
     */
    int send(NodeId to, NodeMessage message);

    /** Who listens. Called on threads of the client library: must neither block nor throw. */
    interface Listener {

        /** A message came. */
        void received(NodeId addressee, NodeMessage message);

        /** The subscription was lost, or may have been: messages may be missing from now on, even if it comes back. */
        void lost(NodeId addressee);
    }

    /** A subscription. */
    interface Subscription extends AutoCloseable {

        /** Listens no more. Never throws. */
        @Override
        void close();
    }
}
