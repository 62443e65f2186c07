// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * A WebSocket for the application under test, in a package of its own: an application with one gets filters and listeners that others do not have.
 */
@NullMarked
package io.baton.it.cluster.socket;

import org.jspecify.annotations.NullMarked;
