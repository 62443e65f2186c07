// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Clients that keep their connections and their cookies, and what they saw. The generator is small and blocking on purpose: it shares the processors with the
 * servers it measures.
 */
@NullMarked
package io.baton.it.benchmark.load;

import org.jspecify.annotations.NullMarked;
