// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;

/** A channel that does what another one does. */
class ForwardingChannel implements NodeChannel {

    private final ChannelLink channel;

    ForwardingChannel(ChannelLink channel) {
        this.channel = channel;
    }

    @Override
    public Subscription subscribe(NodeId node, Listener listener) {
        return channel.subscribe(node, listener);
    }

    @Override
    public int send(NodeId to, NodeMessage message) {
        return channel.send(to, message);
    }

    /** Subscribes once more, without waiting. */
    void again(NodeId node, Listener listener) {
        channel.again(node, listener);
    }
}
