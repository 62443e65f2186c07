// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application with many sessions, which knows how many of them are in memory.
 */
@NullMarked
package io.baton.it.cluster.masses;

import org.jspecify.annotations.NullMarked;
