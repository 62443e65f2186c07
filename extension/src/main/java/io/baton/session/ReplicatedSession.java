// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A replicated session at one moment.
 *
 * <pre>{@code
 * replication.session().ifPresent(session ->
 *         log.info("version " + session.version() + ", " + session.size() + " bytes, kept by " + session.owner()));
 * }</pre>
 *
 * @param owner the name of the server instance that has the session
 * @param version how often it was written to the store; 0 if it was not yet
 * @param lastBackup when this instance wrote it last; empty if it has not since the session began or came here
 * @param size of the attributes that the store has, in bytes
 */
public record ReplicatedSession(String owner, long version, Optional<Instant> lastBackup, long size) {}
