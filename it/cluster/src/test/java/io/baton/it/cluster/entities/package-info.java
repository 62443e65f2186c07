// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/** An application that keeps JPA entities in its sessions, as it gets them from its entity manager. */
@NullMarked
package io.baton.it.cluster.entities;

import org.jspecify.annotations.NullMarked;
