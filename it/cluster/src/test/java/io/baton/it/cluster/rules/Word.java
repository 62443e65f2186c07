// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.rules;

/**
 * An event.
 *
 * @param text anything
 */
public record Word(String text) {}
