// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

/**
 * An event for those only who are there already.
 *
 * @param text anything
 */
public record Whisper(String text) {}
