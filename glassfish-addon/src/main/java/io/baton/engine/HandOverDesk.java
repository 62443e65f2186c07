// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.NodeMessage.Ask;
import io.baton.store.NodeMessage.Overdue;
import io.baton.store.NodeMessage.Released;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.time.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a node's mail about sessions is opened: requests of other nodes for sessions, and the word that one can be had. Works on threads of its own. */
public final class HandOverDesk implements NodeChannel.Listener {

    private final SessionStore store;
    private final NodeChannel channel;
    private final Threads threads;
    private final List<SessionEngine> engines = new CopyOnWriteArrayList<>();

    /**
     * @param store the sessions' store
     * @param channel between the nodes
     * @param threads to work on
     */
    public HandOverDesk(SessionStore store, NodeChannel channel, Threads threads) {
        this.store = store;
        this.channel = channel;
        this.threads = threads;
    }

    void add(SessionEngine engine) {
        engines.add(engine);
    }

    void remove(SessionEngine engine) {
        engines.remove(engine);
    }

    @Override
    public void received(NodeId addressee, NodeMessage message) {
        if (message instanceof Ask ask) {
            threads.run("hand-over", () -> asked(addressee, ask));
        } else if (message instanceof Released released) {
            of(released.key().application()).forEach(engine -> engine.wake(released.key()));
        } else if (message instanceof Overdue overdue) {
            threads.run("hand-over", () -> overdue(addressee, overdue));
        }
    }

    @Override
    public void lost(NodeId addressee) {}

    private List<SessionEngine> of(ApplicationName application) {
        return engines.stream()
                .filter(engine -> engine.application().equals(application))
                .toList();
    }

    private void asked(NodeId addressee, Ask ask) {
        boolean ours = false;
        for (SessionEngine engine : of(ask.key().application())) {
            ours |= engine.handOver(ask.key(), ask.asker());
        }
        if (!ours) {
            release(ask.key(), new Ownership(addressee, ask.fence()), ask.asker());
        }
    }

    /** What this node has ends here by itself, in its own time. */
    private void overdue(NodeId addressee, Overdue overdue) {
        if (of(overdue.key().application()).stream().noneMatch(engine -> engine.has(overdue.key()))) {
            try {
                store.release(overdue.key(), new Ownership(addressee, overdue.fence()));
            } catch (StoreUnavailableException later) {
                // The next sweep says so again.
            }
        }
    }

    /** The store says that this node owns a session that it has not got: of an application that is gone, or by a claim whose answer was lost. */
    private void release(SessionKey key, Ownership ownership, NodeId asker) {
        try {
            store.release(key, ownership);
            channel.send(asker, new Released(key));
        } catch (StoreUnavailableException later) {
            // The asker asks again.
        }
    }
}
