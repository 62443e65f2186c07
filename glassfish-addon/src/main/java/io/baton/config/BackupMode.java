// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** When a changed session is written to the store (R2.1). */
public enum BackupMode {
    /** Within a fixed period, off the request thread. */
    INTERVAL,
    /** As soon as the request has ended, without its waiting for that. */
    STREAM,
    /** Before the client can see the end of the response. */
    REQUEST
}
