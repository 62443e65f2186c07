// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The clients: each does one thing after the other with its session, keeps what it was told, and goes elsewhere when it is turned away.
 */
@NullMarked
package io.baton.it.chaos.load;

import org.jspecify.annotations.NullMarked;
