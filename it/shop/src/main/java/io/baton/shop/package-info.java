// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The sample shop: an ordinary Jakarta EE application that keeps its cart in a session-scoped bean and a counter in the
 * HTTP session. It knows nothing of replication, which is the point; only the page about the session asks.
 */
@NullMarked
package io.baton.shop;

import org.jspecify.annotations.NullMarked;
