// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** The ways in which sessions are kept in the store (R8.2). */
public enum Encryption {
    /** In clear; what is sealed is read if its key is there. */
    OFF,
    /** Sealed; what is in clear is read. */
    OPTIONAL,
    /** Sealed; what is not sealed counts as damaged. */
    REQUIRED
}
