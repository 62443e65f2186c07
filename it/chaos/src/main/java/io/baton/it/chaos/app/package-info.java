// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The application under load, which runs on the servers: sessions that hold what clients did to them, and a listener that writes down what it hears.
 */
@NullMarked
package io.baton.it.chaos.app;

import org.jspecify.annotations.NullMarked;
