// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.session;

/** When changed sessions are written to the store. */
public enum ReplicationMode {
    /** Never: they are not replicated. */
    NONE,
    /** In the background, a few seconds after they changed. */
    INTERVAL,
    /** Before the client can see the end of the response to the request that changed them. */
    REQUEST
}
