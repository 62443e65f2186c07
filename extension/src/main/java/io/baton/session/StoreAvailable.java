// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

import java.time.Duration;

/**
 * The session store can be reached again from this server instance, and has got what it missed. Fired once after each {@link StoreUnavailable}.
 *
 * <pre>{@code
 * void back(@Observes StoreAvailable event) {
 *     banner.hide();
 * }
 * }</pre>
 *
 * <p>What observers may do is as with {@link StoreUnavailable}.
 *
 * @param outage how long it could not be reached
 */
public record StoreAvailable(Duration outage) {}
