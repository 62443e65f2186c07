// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * How long a request may take while the store is away: what Baton may make it wait, and what the machine does. A
 * request that waits twice takes longer, and one that waits for the store's check 20 s.
 */
final class LongestRequest {

    /** {@code storeDelaySeconds}, and an eighth more for a call that is made once more. */
    private static final Duration BATONS_SHARE = ofMillis(2_250);

    /** Enough for two servers, clients and tests on two processors that have nothing else to do. */
    private static final Duration LEAST = ofSeconds(4);

    /** Whatever the machine does, half of what it takes until the check gives up. */
    private static final Duration MOST = ofSeconds(10);

    private LongestRequest() {}

    /**
     * The limit on this machine as it is now.
     *
     * @param slowestBefore how long the slowest request took while the store was there
     */
    static Duration whereOneTook(Duration slowestBefore) {
        Duration limit = BATONS_SHARE.plus(slowestBefore.multipliedBy(3));
        if (limit.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return limit.compareTo(MOST) > 0 ? MOST : limit;
    }
}
