// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import org.junit.jupiter.api.Order;

@Order(Turn.INTERVAL)
class EmptiedStoreInIntervalModeIT extends EmptiedStoreContract {

    EmptiedStoreInIntervalModeIT() {
        super("interval");
    }
}
