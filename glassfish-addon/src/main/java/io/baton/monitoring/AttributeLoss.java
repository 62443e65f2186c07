// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

/** The losses of the attributes of one name. */
public final class AttributeLoss {

    private final String name;
    private final long notEncoded;
    private final long notDecoded;

    AttributeLoss(String name, long notEncoded, long notDecoded) {
        this.name = name;
        this.notEncoded = notEncoded;
        this.notDecoded = notDecoded;
    }

    /** The name, shortened if it is long. */
    public String getName() {
        return name;
    }

    /** The number of values that are not in the store because they could not be encoded. */
    public long getNotEncoded() {
        return notEncoded;
    }

    /** The number of values in the store that an application did not get because they could not be decoded. */
    public long getNotDecoded() {
        return notDecoded;
    }
}
