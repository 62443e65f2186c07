// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application whose requests change the session at every place where a request can, and end in every way in which a request can. It knows nothing of Baton.
 */
@NullMarked
package io.baton.it.cluster.endings;

import org.jspecify.annotations.NullMarked;
