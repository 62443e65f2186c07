// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The store's side of the channel: who listens, and what becomes of messages on their way. */
final class Mailroom {

    private record Subscriber(Machine process, Wire wire, NodeChannel.Listener listener) {}

    private final Kernel kernel;
    private final Map<NodeId, Subscriber> subscribers = new LinkedHashMap<>();
    private double trouble;
    private double silence;

    Mailroom(Kernel kernel) {
        this.kernel = kernel;
    }

    /** How often a message is lost, late or doubled. */
    void trouble(double probability) {
        trouble = probability;
    }

    /** How often a message to another node is lost. */
    void silence(double probability) {
        silence = probability;
    }

    void subscribe(NodeId node, Machine process, Wire wire, NodeChannel.Listener listener) {
        subscribers.put(node, new Subscriber(process, wire, listener));
    }

    void unsubscribe(NodeId node) {
        subscribers.remove(node);
    }

    Set<NodeId> nodesOf(Machine process) {
        Map<NodeId, Subscriber> its = new LinkedHashMap<>(subscribers);
        its.values().removeIf(each -> each.process() != process);
        return its.keySet();
    }

    /** Ends all subscriptions of a process; returns what tells it. */
    Runnable drop(Machine process) {
        List<Runnable> tell = new ArrayList<>();
        for (NodeId node : nodesOf(process)) {
            Subscriber subscriber = subscribers.remove(node);
            if (subscriber != null) {
                tell.add(() -> subscriber.listener().lost(node));
            }
        }
        return () -> process.whenAwake(() -> tell.forEach(Runnable::run));
    }

    int send(NodeId to, NodeMessage message) {
        Subscriber subscriber = subscribers.get(to);
        if (subscriber == null) {
            return 0;
        }
        boolean isLost = kernel.chance(silence) && !(message instanceof NodeMessage.Ping);
        int copies = isLost ? 0 : kernel.chance(trouble) ? kernel.random().nextInt(3) : 1;
        for (int i = 0; i < copies; i++) {
            long delay = kernel.chance(trouble) ? kernel.millis(1, 3000) : kernel.millis(0, 0.3);
            kernel.after(delay, () -> deliver(to, subscriber, message));
        }
        return 1;
    }

    private void deliver(NodeId to, Subscriber subscriber, NodeMessage message) {
        Machine process = subscriber.process();
        long frozen = subscriber.wire().frozen();
        if (frozen > 0) {
            kernel.after(frozen + kernel.millis(0, 5), () -> deliver(to, subscriber, message));
        } else if (!subscriber.wire().isUp()) {
            if (kernel.chance(0.5)) {
                subscriber.wire().whenUp(() -> deliver(to, subscriber, message));
            }
        } else if (message instanceof NodeMessage.Released) {
            process.run("mail", () -> subscriber.listener().received(to, message));
        } else {
            process.whenAwake(() -> subscriber.listener().received(to, message));
        }
    }
}
