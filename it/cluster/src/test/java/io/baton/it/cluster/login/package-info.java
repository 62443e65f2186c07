// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * An application that asks its users to log in, and tells who it takes them for.
 */
@NullMarked
package io.baton.it.cluster.login;

import org.jspecify.annotations.NullMarked;
