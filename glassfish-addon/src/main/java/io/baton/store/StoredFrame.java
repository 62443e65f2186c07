// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

/**
 * What is known of an attribute that stays in the store until somebody reads it.
 *
 * @param version the record's version that last changed it
 * @param length of the frame in bytes
 * @param traits of the value, 8 bits
 */
public record StoredFrame(long version, int length, int traits) {

    /** Whether that frame can be the one that was left in the store; a damaged one cannot be told from it. */
    public boolean is(Frame frame) {
        return frame.codec() == Frame.DAMAGED
                ? frame.payload().length == length
                : frame.version() == version && frame.length() == length;
    }
}
