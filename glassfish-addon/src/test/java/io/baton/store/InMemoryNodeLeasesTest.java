// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.time.ManualTime;
import java.time.Duration;

class InMemoryNodeLeasesTest extends NodeLeasesContract {

    private final ManualTime time = new ManualTime();
    private final NodeLeases leases = new InMemoryNodeLeases(time);

    @Override
    protected NodeLeases leases() {
        return leases;
    }

    @Override
    protected void pass(Duration duration) {
        time.pass(duration);
    }
}
