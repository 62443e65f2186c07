// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;

/** The channel at the near end of a process's wire. */
final class ChannelLink implements NodeChannel {

    private final Machine process;
    private final Wire wire;
    private final Mailroom mail;

    ChannelLink(Machine process, Wire wire, Mailroom mail) {
        this.process = process;
        this.wire = wire;
        this.mail = mail;
    }

    @Override
    public Subscription subscribe(NodeId node, Listener listener) {
        return wire.call("subscribe", node, false, () -> {
            mail.subscribe(node, process, wire, listener);
            return new Subscription() {
                @Override
                public void close() {
                    wire.whenUp(() -> mail.unsubscribe(node));
                }

                @Override
                public String toString() {
                    return "subscribed";
                }
            };
        });
    }

    /** Subscribes once more as soon as there is a connection, without waiting for an answer. */
    void again(NodeId node, Listener listener) {
        wire.whenUp(() -> mail.subscribe(node, process, wire, listener));
    }

    @Override
    public int send(NodeId to, NodeMessage message) {
        return wire.call("send", Words.of(to, message), false, () -> mail.send(to, message));
    }
}
