// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What the container injected into beans, as it goes to the store: not in the server's own form but as a mark of where it was injected, by which it is
 * looked up anew where it is read.
 */
@NullMarked
package io.baton.glassfish.injection;

import org.jspecify.annotations.NullMarked;
