// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

/** What a request asks of a session. */
public enum Deed {
    /** To begin it. */
    BEGIN,
    /** To show it. */
    READ,
    /** To add a number, and show it. */
    CHANGE,
    /** To add a number, show it, and let it end on its own soon. */
    RETIRE,
    /** To end it. */
    END
}
