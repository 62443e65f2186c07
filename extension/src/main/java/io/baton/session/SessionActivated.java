// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import jakarta.servlet.http.HttpSession;

/**
 * The session of an application has arrived at this server instance, from another one, from the store, or back to memory. Fired before a request sees it, once each
 * time; not for a session that begins.
 *
 * <pre>{@code
 * void arrived(@Observes SessionActivated event) {
 *     event.session().setAttribute("arrived", Instant.now());
 * }
 * }</pre>
 *
 * <p>A synchronous observer may read and change the session's attributes. The request waits for it. The session, request and conversation scopes
 * are not active, other beans can be used. An exception is logged, and the request goes on.
 *
 * <p>An asynchronous observer runs at any time beside the request; it must leave {@link #session()} alone.
 *
 * @param session the session; only for synchronous observers, while they run
 */
public record SessionActivated(HttpSession session) {}
