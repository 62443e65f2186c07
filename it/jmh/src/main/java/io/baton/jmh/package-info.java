// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

/**
 * What encoding, decoding and change detection cost, in time and in allocated bytes. Compare the figures of one run with each other, never with those of
 * another machine.
 */
@NullMarked
package io.baton.jmh;

import org.jspecify.annotations.NullMarked;
