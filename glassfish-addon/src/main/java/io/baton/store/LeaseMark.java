// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/**
 * What an observer sees of a node's lease.
 *
 * @param renewal the number of the latest renewal, rising; negative if there is no lease, or no more
 */
public record LeaseMark(long renewal) {

    /** No lease: never begun, run out, given up, buried, or forgotten by the store. */
    public static final LeaseMark NONE = new LeaseMark(-1);
}
