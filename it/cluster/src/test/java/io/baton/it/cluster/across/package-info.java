// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application that does things in another one of the same server, by dispatches of each kind, and writes down what happens in both.
 */
@NullMarked
package io.baton.it.cluster.across;

import org.jspecify.annotations.NullMarked;
