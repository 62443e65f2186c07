// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application with a session-scoped bean for each kind of object that the container injects. Each bean counts its visits, and uses what was injected.
 */
@NullMarked
package io.baton.it.cluster.injected;

import org.jspecify.annotations.NullMarked;
