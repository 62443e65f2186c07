// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

/** What a fault means to an instance. */
public enum Effect {
    /** It was killed, and started again at the end. */
    KILLED,
    /** It was stopped in order, and started again at the end. */
    STOPPED,
    /** It stood still. */
    PAUSED,
    /** It could not reach the store, or not well. */
    STORE_AWAY,
    /** The store lost everything. */
    STORE_EMPTIED,
    /** A replica took over, which need not have had what was written last, nor gets what the former master still takes until it is made a replica. */
    STORE_FELL_BACK
}
