// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A sticky load balancer in front of a cluster, with health checks and fail-over.
 */
@NullMarked
package io.baton.it.balancer;

import org.jspecify.annotations.NullMarked;
