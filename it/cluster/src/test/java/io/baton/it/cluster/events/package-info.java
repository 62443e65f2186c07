// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application that writes down every event of its sessions, and has listeners that misbehave when they are told to. It knows nothing of Baton.
 */
@NullMarked
package io.baton.it.cluster.events;

import org.jspecify.annotations.NullMarked;
