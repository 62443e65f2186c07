// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Real GlassFish clusters: prepared, started, killed, paused and restarted through asadmin and signals.
 */
@NullMarked
package io.baton.it.glassfish;

import org.jspecify.annotations.NullMarked;
