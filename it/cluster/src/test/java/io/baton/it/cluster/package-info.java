// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Black-box tests against real servers. Each class has its own cluster and Redis, and talks to them as browsers and
 * operators do.
 */
@NullMarked
package io.baton.it.cluster;

import org.jspecify.annotations.NullMarked;
