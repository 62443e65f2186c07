// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/** What the store answers to an {@link End}. */
public enum EndResult {
    /** The session is over, by this call or by an earlier one. */
    ENDED,
    /** Not ended: another node holds or held the session since. */
    FENCED,
    /** What lies under the key is not a session record of a known format; it is left as it is. */
    UNREADABLE
}
