// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import java.time.Duration;

/** What an instance last said of the store, in all of its log. */
final class StoreOpinion {

    private static final Duration LONGEST_RETURN = Duration.ofSeconds(60);
    private static final String UNUSABLE = "BATON3301";
    private static final String USABLE = "BATON3302";

    /** An instance that begins takes the store for usable; the one before it may have died with another opinion. */
    private static final String BEGUN = "BATON1001";

    private StoreOpinion() {}

    /** Returns when the instance has taken back that the store is unusable, or never said so. */
    static void awaitGood(GlassFishInstance instance) {
        await(instance.name() + " finds the store usable")
                .atMost(LONGEST_RETURN)
                .until(() -> isGood(instance.serverLog().since(0)));
    }

    private static boolean isGood(String log) {
        return log.lastIndexOf(UNUSABLE) <= Math.max(log.lastIndexOf(USABLE), log.lastIndexOf(BEGUN));
    }
}
