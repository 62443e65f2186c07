// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.codec.AttributeCodec;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.ApplicationName;
import io.baton.model.SessionId;
import io.baton.store.NodeChannel;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.time.Threads;
import io.baton.time.TimeSource;

/**
 * Where an engine lives.
 *
 * @param application whose sessions these are
 * @param lease of this node
 * @param peers what is known of the life of other nodes
 * @param channel between the nodes
 * @param store the sessions' store
 * @param index of what may be due there
 * @param health of that store
 * @param codec of the application
 * @param activation how the application hears that sessions move
 * @param time the clocks
 * @param threads where locks come from
 * @param settings what the operator said
 * @param events hears what happens
 */
public record EngineContext(
        ApplicationName application,
        NodeLease lease,
        PeerWatch peers,
        NodeChannel channel,
        SessionStore store,
        SessionIndex index,
        StoreHealth health,
        AttributeCodec codec,
        Activation activation,
        TimeSource time,
        Threads threads,
        EngineSettings settings,
        SessionEvents events) {

    /** What a session is called in the log; nobody can use it with that. */
    String name(SessionId id) {
        return application + "#" + id;
    }
}
