// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The ports to the shared store: sessions and node leases, their requests and their sealed answers. Nothing here knows which product the store is.
 */
@NullMarked
package io.baton.store;

import org.jspecify.annotations.NullMarked;
