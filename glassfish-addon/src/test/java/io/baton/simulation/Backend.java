// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.InMemorySessionIndex;
import io.baton.store.InMemorySessionStore;
import io.baton.store.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The store, as it is behind all links to it. */
final class Backend {

    /** What a replica has. */
    record Copy(Map<SessionKey, ?> sessions, Object index, Object leases) {}

    final Clock clock;
    final InMemorySessionStore sessions;
    final InMemorySessionIndex index;
    final SimulatedLeases leases;
    final Mailroom mail;
    /** All that nodes were ever called. */
    final List<NodeId> names = new ArrayList<>();

    boolean up = true;
    /** How often it was not. */
    int outages;

    Backend(Kernel kernel) {
        this.clock = new Clock(kernel, 0, 1);
        this.sessions = new InMemorySessionStore(clock);
        this.index = new InMemorySessionIndex(clock);
        this.leases = new SimulatedLeases(clock);
        this.mail = new Mailroom(kernel);
    }

    Copy copy() {
        return new Copy(sessions.copy(), index.copy(), leases.copy());
    }

    void goBackTo(Copy copy) {
        sessions.goBackTo(copy.sessions());
        index.goBackTo(copy.index());
        leases.goBackTo(copy.leases());
    }

    void forgetEverything() {
        sessions.forgetEverything();
        forgetTheRest();
    }

    void flush() {
        sessions.flush();
        forgetTheRest();
    }

    private void forgetTheRest() {
        index.forgetEverything();
        leases.forgetEverything();
    }
}
