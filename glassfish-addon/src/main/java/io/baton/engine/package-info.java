// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Sessions of one application on one node: opened from the store, held by requests, written back and let go. Knows neither container nor store
 * product; all I/O, time and waiting go through ports.
 */
@NullMarked
package io.baton.engine;

import org.jspecify.annotations.NullMarked;
