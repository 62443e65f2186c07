// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application that wants its sessions kept in other ways than most: all attributes in one, and what is not serializable on its instance.
 */
@NullMarked
package io.baton.it.cluster.models;

import org.jspecify.annotations.NullMarked;
