// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The HTTP benchmark: one contender after the other against GlassFish with sessions in memory, which is measured in turns with each of them.
 */
@NullMarked
package io.baton.it.benchmark;

import org.jspecify.annotations.NullMarked;
