// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application whose attributes hear when their session leaves an instance and arrives at another one.
 */
@NullMarked
package io.baton.it.cluster.moves;

import org.jspecify.annotations.NullMarked;
