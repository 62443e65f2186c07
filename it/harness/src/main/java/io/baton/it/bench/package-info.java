// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Where a test or the demo finds its materials: the distribution, the add-on, the shop, the scripts, a place to work.
 */
@NullMarked
package io.baton.it.bench;

import org.jspecify.annotations.NullMarked;
