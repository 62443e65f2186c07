// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * Users of an application's own (Jakarta Security), who are in no realm of the server.
 */
@NullMarked
package io.baton.it.cluster.identity;

import org.jspecify.annotations.NullMarked;
