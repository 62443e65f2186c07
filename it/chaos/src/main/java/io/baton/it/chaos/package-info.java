// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The chaos suite: a real cluster under load, random faults from a seed, and a checker of what clients were shown.
 */
@NullMarked
package io.baton.it.chaos;

import org.jspecify.annotations.NullMarked;
