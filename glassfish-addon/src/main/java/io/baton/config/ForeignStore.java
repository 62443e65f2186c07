// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** What an instance does that finds its keyPrefix in the use of another cluster (R8.6). */
public enum ForeignStore {
    /** It says so, and goes on. */
    WARN,
    /** It says so, and does not start. */
    REFUSE
}
