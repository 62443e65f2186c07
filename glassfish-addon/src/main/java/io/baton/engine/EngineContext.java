package io.baton.engine;

import io.baton.codec.AttributeCodec;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.store.NodeLeases;
import io.baton.store.SessionStore;
import io.baton.time.Pauses;
import io.baton.time.TimeSource;

/**
 * Where an engine lives.
 *
 * @param application whose sessions these are
 * @param node this node
 * @param store the sessions' store
 * @param leases the nodes' signs of life
 * @param codec of the application
 * @param time the clocks
 * @param pauses the right to wait
 * @param settings what the operator said
 */
public record EngineContext(
        ApplicationName application,
        NodeId node,
        SessionStore store,
        NodeLeases leases,
        AttributeCodec codec,
        TimeSource time,
        Pauses pauses,
        EngineSettings settings) {}
