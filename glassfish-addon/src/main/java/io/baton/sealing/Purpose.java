// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.sealing;

/** The kinds of what is sealed; each has a key of its own, so that one can never pass for the other. */
enum Purpose {
    /** The value of an attribute. */
    ATTRIBUTE,
    /** The id of a session. */
    ID
}
