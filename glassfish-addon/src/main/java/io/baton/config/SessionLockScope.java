// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** Who shares a session at one time (R3.3). */
public enum SessionLockScope {
    /** The requests of one instance, in parallel. */
    INSTANCE,
    /** Nobody: one request of a session at a time, in the whole cluster. */
    REQUEST
}
