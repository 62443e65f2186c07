// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Signs of life: this node's own, and whether another one gave none for so long that it must be dead.
 */
@NullMarked
package io.baton.engine.ownership;

import org.jspecify.annotations.NullMarked;
