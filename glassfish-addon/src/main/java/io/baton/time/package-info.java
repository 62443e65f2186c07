// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The only place that reads clocks, sleeps and starts threads. Everything else gets time through the ports here, so that tests and simulations own it.
 */
@NullMarked
package io.baton.time;

import org.jspecify.annotations.NullMarked;
