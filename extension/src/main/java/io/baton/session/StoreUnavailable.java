// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

/**
 * The session store cannot be reached from this server instance. Sessions that are in its memory go on, and are written when the store is back; others are
 * not available meanwhile. Fired once for each outage, in every application that is replicated.
 *
 * <pre>{@code
 * void away(@Observes StoreUnavailable event) {
 *     banner.show("Please do not close your browser: " + event.reason());
 * }
 * }</pre>
 *
 * <p>Runs on a thread of its own, with the application's class loader and naming context; the session, request and conversation scopes are not active.
 * The next such event waits for synchronous observers. An exception is logged.
 *
 * @param reason for operators, in one line
 */
public record StoreUnavailable(String reason) {}
