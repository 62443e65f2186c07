// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.time.TimeSource;
import java.util.function.Supplier;

/** Something done to what surrounds the engine that the oracle must notice. By default, nothing. */
interface Sabotage {

    Sabotage NONE = new Sabotage() {};

    /** The store behind all wires. */
    default SessionStore store(SessionStore store, Backend backend) {
        return store;
    }

    /** The store at the near end of a wire. */
    default SessionStore link(SessionStore link) {
        return link;
    }

    /** The index at the near end of a wire. */
    default SessionIndex index(SessionIndex link) {
        return link;
    }

    /** The leases behind all wires. */
    default NodeLeases leases(NodeLeases leases, Backend backend) {
        return leases;
    }

    /** The channel at the near end of a wire. */
    default NodeChannel channel(ChannelLink channel) {
        return channel;
    }

    /** What a process calls its incarnations. */
    default Supplier<NodeId> names(Supplier<NodeId> names) {
        return names;
    }

    /** The clock that a process holds against its lease. */
    default TimeSource leaseClock(TimeSource clock) {
        return clock;
    }
}
