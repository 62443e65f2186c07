// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import jakarta.servlet.http.HttpSession;

/**
 * The session of an application was taken over from a server instance that did not let go of it: it was killed, or cut off. Fired before
 * {@link SessionActivated}. What that instance had changed since its last backup is lost; with {@link ReplicationMode#REQUEST}, nothing whose response was seen.
 *
 * <pre>{@code
 * void recovered(@ObservesAsync SessionRecovered event) {
 *     metrics.countRecovery();
 * }
 * }</pre>
 *
 * <p>What observers may do is as with {@link SessionActivated}.
 *
 * @param session the session; only for synchronous observers, while they run
 */
public record SessionRecovered(HttpSession session) {}
