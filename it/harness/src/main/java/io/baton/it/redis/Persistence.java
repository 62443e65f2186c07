// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import java.util.List;

/** What a Redis server keeps on disk while it runs. */
public enum Persistence {
    /** Nothing: a crash loses everything. */
    NONE,
    /** Every write, before it is acknowledged: a crash loses nothing that was acknowledged. */
    EVERY_WRITE;

    List<String> arguments() {
        return switch (this) {
            case NONE -> List.of("--save", "", "--appendonly", "no");
            case EVERY_WRITE -> List.of("--save", "", "--appendonly", "yes", "--appendfsync", "always");
        };
    }
}
