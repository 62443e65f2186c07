// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import io.baton.it.glassfish.GlassFishInstance;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.1, R3.2: whatever happens to instances, a client that comes back sees the newest state it was shown. Holds in both backup modes. */
abstract class ContinuityContract {

    private final String backupMode;
    private Bench bench;

    ContinuityContract(String backupMode) {
        this.backupMode = backupMode;
    }

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", backupMode));
    }

    /** Does what a client must have done for the owner's crash to cost it nothing. */
    void beforeACrash(Counter counter, GlassFishInstance owner, GlassFishInstance other) {}

    @Test
    void goesOnAfterKill9AndAfterFailBackToTheRestartedInstance() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        counter.countOn(bench.a());
        beforeACrash(counter, bench.a(), bench.b());

        bench.a().kill9();
        counter.countOn(bench.b());
        counter.countOn(bench.b());

        bench.a().start();
        counter.lookOn(bench.a());
        counter.countOn(bench.a());
    }

    @Test
    void goesOnAfterAnOrderlyStop() {
        Counter counter = new Counter();
        counter.countOn(bench.b());
        counter.countOn(bench.b());

        bench.b().stopOrderly();
        counter.lookOn(bench.a());
        counter.countOn(bench.a());

        bench.b().start();
        counter.countOn(bench.b());
    }

    @Test
    void failBackToAnInstanceThatWasNeverRestartedShowsNoOlderState() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        counter.countOn(bench.b());
        counter.countOn(bench.b());
        counter.lookOn(bench.a());
        counter.countOn(bench.a());
        counter.lookOn(bench.b());
    }

    @Test
    void twoHundredRequestsThatAlternateBetweenTheInstancesLoseNoStep() {
        Counter counter = new Counter();
        for (int i = 0; i < 100; i++) {
            counter.countOn(bench.a());
            counter.countOn(bench.b());
        }
    }

    @Test
    void aClusterThatIsRestartedAsAWholeKeepsItsSessions() {
        Counter onA = new Counter();
        Counter onB = new Counter();
        onA.countOn(bench.a());
        onB.countOn(bench.b());

        bench.cluster().stop();
        bench.cluster().start();

        onA.lookOn(bench.b());
        onA.countOn(bench.b());
        onB.countOn(bench.a());
    }
}
