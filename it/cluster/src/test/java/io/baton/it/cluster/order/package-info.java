// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A Faces application with a form that is filled bit by bit.
 */
@NullMarked
package io.baton.it.cluster.order;

import org.jspecify.annotations.NullMarked;
