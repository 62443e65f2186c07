// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The servers that are compared: how each is set up, started and ended.
 */
@NullMarked
package io.baton.it.benchmark.contender;

import org.jspecify.annotations.NullMarked;
