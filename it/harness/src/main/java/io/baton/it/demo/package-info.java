// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * The demo: a story told to a person, each claim followed by what was seen.
 */
@NullMarked
package io.baton.it.demo;

import org.jspecify.annotations.NullMarked;
