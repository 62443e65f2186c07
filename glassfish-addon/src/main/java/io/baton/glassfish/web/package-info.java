// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Where the web container and the engine meet: the strategy builder, the session manager, its sessions, and the hooks of a request.
 */
@NullMarked
package io.baton.glassfish.web;

import org.jspecify.annotations.NullMarked;
