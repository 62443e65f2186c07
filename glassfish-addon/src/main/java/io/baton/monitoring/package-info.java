// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What Baton does, as figures, events and lines: it listens at the ports of the engine and of the store, and nobody
 * below knows it.
 */
@NullMarked
package io.baton.monitoring;

import org.jspecify.annotations.NullMarked;
