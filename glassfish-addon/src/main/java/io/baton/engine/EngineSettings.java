package io.baton.engine;

import java.time.Duration;

/**
 * What the engine must be told.
 *
 * @param waitTime how long a request waits for a session that another node uses
 * @param holdLimit how long a hold lasts against other nodes that wait
 * @param tombstone how long the end of a session is remembered in the store
 * @param reapInterval period of the sweep that ends sessions
 * @param nodeLease without a sign of life for so long, a node is taken for dead
 */
public record EngineSettings(
        Duration waitTime, Duration holdLimit, Duration tombstone, Duration reapInterval, Duration nodeLease) {}
