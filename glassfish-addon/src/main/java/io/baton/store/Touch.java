// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.Ownership;
import java.time.Duration;
import java.time.Instant;

/**
 * That a session was used, and nothing else of it changed.
 *
 * @param key which session
 * @param owner whose it is, under which fence
 * @param lastAccessed when; an access earlier than the record's does not turn it back
 * @param timeToLive how long the record is kept from now; always longer than the session's own life
 */
public record Touch(SessionKey key, Ownership owner, Instant lastAccessed, Duration timeToLive) {}
