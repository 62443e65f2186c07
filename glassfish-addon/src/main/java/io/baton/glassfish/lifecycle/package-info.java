// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What GlassFish starts by itself: the lifecycle module that operators create, and a service that runs before anything else.
 */
@NullMarked
package io.baton.glassfish.lifecycle;

import org.jspecify.annotations.NullMarked;
