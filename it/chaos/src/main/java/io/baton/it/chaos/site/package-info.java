// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The real cluster that is hurt: two instances, a store that keeps every write, alone or with replicas, and a network between them that can be spoilt.
 */
@NullMarked
package io.baton.it.chaos.site;

import org.jspecify.annotations.NullMarked;
