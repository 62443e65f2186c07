// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A real Redis server, started from the binary that a Maven artifact carries.
 */
@NullMarked
package io.baton.it.redis;

import org.jspecify.annotations.NullMarked;
