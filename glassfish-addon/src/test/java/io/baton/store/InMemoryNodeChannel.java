// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Messages handed over on the sender's thread: the twin of publish and subscribe. */
public final class InMemoryNodeChannel implements NodeChannel {

    private record Subscriber(NodeId node, Listener listener) {}

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Set<NodeId> deaf = ConcurrentHashMap.newKeySet();

    @Override
    public Subscription subscribe(NodeId node, Listener listener) {
        Subscriber subscriber = new Subscriber(node, listener);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    @Override
    public int send(NodeId to, NodeMessage message) {
        List<Subscriber> receivers = subscribers.stream()
                .filter(subscriber -> subscriber.node().equals(to))
                .toList();
        if (!deaf.contains(to)) {
            receivers.forEach(receiver -> receiver.listener().received(to, message));
        }
        return receivers.size();
    }

    /** Has messages to a node lost on the way from now on, although they count as received. */
    public void deafen(NodeId node) {
        deaf.add(node);
    }

    /** Ends a node's subscriptions without telling it, as when its process was killed. */
    public void drop(NodeId node) {
        subscribers.removeIf(subscriber -> subscriber.node().equals(node));
    }

    /** Ends all subscriptions, and tells, as a restart of the store does. */
    public void dropAll() {
        List<Subscriber> all = List.copyOf(subscribers);
        subscribers.clear();
        all.forEach(subscriber -> subscriber.listener().lost(subscriber.node()));
    }
}
