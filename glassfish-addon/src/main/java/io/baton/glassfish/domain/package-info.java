// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What the other rooms of the glue share: this server's one runtime, made from the lifecycle module's properties in the domain configuration.
 */
@NullMarked
package io.baton.glassfish.domain;

import org.jspecify.annotations.NullMarked;
