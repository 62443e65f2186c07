// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Instant;

/**
 * Where and when a change was first shown.
 *
 * @param instance that showed it
 * @param at when the client had the answer
 */
record Shown(int instance, Instant at) {}
