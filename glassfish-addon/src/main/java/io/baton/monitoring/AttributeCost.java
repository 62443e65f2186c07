// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

/** The cost of the attributes of one name. */
public final class AttributeCost {

    private final String name;
    private final long writes;
    private final long bytes;

    AttributeCost(String name, long writes, long bytes) {
        this.name = name;
        this.writes = writes;
        this.bytes = bytes;
    }

    /** The name, shortened if it is long. */
    public String getName() {
        return name;
    }

    /** The number of times that an attribute of that name was written to the store. */
    public long getWrites() {
        return writes;
    }

    /** The bytes that were written for it. */
    public long getBytes() {
        return bytes;
    }
}
