// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * One opinion per node on whether the store can be used, formed by ordinary calls and by a periodic probe, and the guard that acts on it.
 */
@NullMarked
package io.baton.engine.health;

import org.jspecify.annotations.NullMarked;
