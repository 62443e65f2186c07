// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import jakarta.servlet.http.HttpSession;

/**
 * The session of an application is about to end because its time is over. Fired on the instance that ends it, once, before {@code sessionDestroyed}; not for sessions that
 * are invalidated.
 *
 * <pre>{@code
 * void expired(@Observes SessionExpired event) {
 *     if (event.session().getAttribute("order") instanceof Order order) {
 *         reservations.release(order);
 *     }
 * }
 * }</pre>
 *
 * <p>A synchronous observer may read the session's attributes; what it changes is lost. The session, request and conversation scopes are not active, other
 * beans can be used. An exception is logged, and the session ends all the same.
 *
 * <p>An asynchronous observer runs when the session is over; it must leave {@link #session()} alone.
 *
 * @param session the session; only for synchronous observers, while they run
 */
public record SessionExpired(HttpSession session) {}
