// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What the client library and its network layer say in the log. Their own levels count for little here: an outage that Baton tells in one warning is an error with a
 * stack trace for them.
 */
@NullMarked
package io.baton.redis.library;

import org.jspecify.annotations.NullMarked;
