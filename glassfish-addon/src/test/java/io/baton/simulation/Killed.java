// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

/** Ends a simulated thread that will never run again. No code under test catches it. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("this simulated thread is over", null, false, false);
    }
}
