// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import jakarta.servlet.http.HttpSession;

/**
 * The session of an application is about to leave this server instance in order: another one gets it, this one stops, or it makes room in memory. Fired
 * before the state is taken, once each time.
 *
 * <pre>{@code
 * void leaving(@Observes SessionPassivating event) {
 *     event.session().setAttribute("left", Instant.now()); // goes along
 * }
 * }</pre>
 *
 * <p>A synchronous observer may read and change the session's attributes; what it changes is stored. Somebody may be waiting for the session, so it should be
 * quick, and must not wait for a request of the same session. There is no request: the session, request and conversation scopes are not active, other beans can be
 * used. An exception is logged, and the session leaves all the same.
 *
 * <p>An asynchronous observer runs when the session may be elsewhere; it must leave {@link #session()} alone.
 *
 * @param session the session; only for synchronous observers, while they run
 */
public record SessionPassivating(HttpSession session) {}
