// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application that uses what Baton offers to applications: its API, its events, and beans that hear of the moves of their session.
 */
@NullMarked
package io.baton.it.cluster.session;

import org.jspecify.annotations.NullMarked;
