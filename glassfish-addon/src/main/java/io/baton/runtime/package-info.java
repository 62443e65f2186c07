// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The wiring: one runtime per server, made from settings, handing out engines. The only room that names classes of the redis room.
 */
@NullMarked
package io.baton.runtime;

import org.jspecify.annotations.NullMarked;
