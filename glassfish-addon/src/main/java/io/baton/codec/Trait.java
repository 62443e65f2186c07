// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.codec;

import java.util.Set;

/** What must be known of an attribute without decoding it: what it wants to hear of. Written as bits, which never mean something else. */
public enum Trait {
    /** That its session is about to leave an instance, or has arrived at one. */
    HEARS_ACTIVATION(1),
    /** That it becomes, or ceases to be, an attribute of a session. */
    HEARS_BINDING(2);

    private final int bit;

    Trait(int bit) {
        this.bit = bit;
    }

    /** All of them in 8 bits. */
    public static int bits(Set<Trait> traits) {
        return traits.stream().mapToInt(trait -> trait.bit).sum();
    }

    /** Whether the bits have it. */
    public boolean isIn(int bits) {
        return (bits & bit) != 0;
    }
}
