// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.demo;

/** The end of a story that did not go as it was told: what was expected, and what was seen instead. */
final class StoryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryFailedException(String expected, String seen) {
        super("expected: %s%n    seen:     %s".formatted(expected, seen));
    }
}
