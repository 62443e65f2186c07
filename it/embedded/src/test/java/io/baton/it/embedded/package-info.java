// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Baton where there is no OSGi: its jar beside an embedded GlassFish on one class path.
 */
@NullMarked
package io.baton.it.embedded;

import org.jspecify.annotations.NullMarked;
