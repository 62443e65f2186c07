// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/** What the store answers to a {@link Save}. */
public enum SaveResult {
    /** Written. */
    SAVED,
    /** Refused: another node holds or held the session since. What this node has in memory is not the session any more. */
    FENCED,
    /** Refused: the session was ended. */
    ENDED,
    /** Refused: there is no record. The store lost it, or it ended so long ago that its tombstone is gone. A full write creates it. */
    ABSENT,
    /**
     * Refused: the record is older than what this node stored, the store lost writes. After a claim that says the same, a full write brings it back; before,
     * another node may own what the store went back to.
     */
    BEHIND,
    /** Refused: what lies under the key is not a session record of a known format; it is left as it is. */
    UNREADABLE
}
