// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import org.junit.jupiter.api.Order;

/** With {@code backupMode=interval}. */
@Order(Turn.INTERVAL)
class ContinuityInIntervalModeIT extends ContinuityContract {

    ContinuityInIntervalModeIT() {
        super("interval");
    }

    /** R3.5: only a crash may lose the last interval. What was handed over before is in the store. */
    @Override
    void beforeACrash(Counter counter, GlassFishInstance owner, GlassFishInstance other) {
        counter.lookOn(other);
        counter.lookOn(owner);
    }
}
