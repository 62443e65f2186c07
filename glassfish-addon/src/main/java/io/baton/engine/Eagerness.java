// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.store.Claim;

/** How badly a session is wanted. */
enum Eagerness {
    /** By a request. */
    REQUEST,
    /** By a request that gave way to a waiting node long enough, perhaps because an earlier request of the same client waits for this one. */
    URGENT_REQUEST,
    /** By background work, which takes what is free and confirmed. */
    SWEEP;

    Claim.Mode mode(boolean heldHere) {
        return switch (this) {
            case REQUEST -> heldHere ? Claim.Mode.JOIN : Claim.Mode.OPEN;
            case URGENT_REQUEST -> heldHere ? Claim.Mode.CONFIRM : Claim.Mode.OPEN;
            case SWEEP -> Claim.Mode.SWEEP;
        };
    }
}
