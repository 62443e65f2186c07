// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What goes wrong, to whom and when: drawn from a seed, done to a real cluster, and written down for the checker.
 */
@NullMarked
package io.baton.it.chaos.fault;

import org.jspecify.annotations.NullMarked;
