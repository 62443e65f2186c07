// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/**
 * A session that a sweep is to look at.
 *
 * @param digest of its id
 * @param again whether an earlier sweep took it and came to no decision
 */
public record Taken(String digest, boolean again) {}
