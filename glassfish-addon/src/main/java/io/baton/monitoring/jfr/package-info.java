// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The events of the JDK's flight recorder. This room knows the JDK only, and nobody refers to its classes: a class
 * loader of their own defines them.
 */
@NullMarked
package io.baton.monitoring.jfr;

import org.jspecify.annotations.NullMarked;
