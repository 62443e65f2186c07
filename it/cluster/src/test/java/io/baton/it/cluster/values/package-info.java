// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/** An application that keeps values of every kind in its sessions, and compares them with new ones of the same kind. */
@NullMarked
package io.baton.it.cluster.values;

import org.jspecify.annotations.NullMarked;
