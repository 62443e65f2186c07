// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application whose beans are not the same on every instance, as far as the container's numbering goes.
 */
@NullMarked
package io.baton.it.cluster.beans;

import org.jspecify.annotations.NullMarked;
