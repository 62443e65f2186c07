// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A part of an application that goes on to another application in the same request.
 */
@NullMarked
package io.baton.it.cluster.both;

import org.jspecify.annotations.NullMarked;
