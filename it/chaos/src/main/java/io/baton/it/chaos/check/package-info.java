// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The checker: what clients were told, what went wrong meanwhile, and what follows from the two. It knows what README
 * and {@code docs/limits.md} promise and shares no code with the product.
 */
@NullMarked
package io.baton.it.chaos.check;

import org.jspecify.annotations.NullMarked;
