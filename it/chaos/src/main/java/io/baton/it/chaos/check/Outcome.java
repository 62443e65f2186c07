// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

/** How a request ended for the client. */
public enum Outcome {
    /** The session was shown. */
    SHOWN,
    /** The session was ended, as was asked. */
    ENDED,
    /** There is no such session, said the application. */
    NONE,
    /** Another status than 200 came. */
    REFUSED,
    /** The connection was refused or broke. */
    BROKEN,
    /** The client lost its patience. */
    GAVE_UP
}
