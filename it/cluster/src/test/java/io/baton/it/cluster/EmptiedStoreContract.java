// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R5.2, R3.2: somebody empties the store while everything runs, and at once a client goes to another instance: no
 * session is unknown that an instance has, and no older copy takes its place. Holds in both backup modes.
 */
abstract class EmptiedStoreContract {

    private final String backupMode;
    private final Counter counter = new Counter();
    private Bench bench;

    EmptiedStoreContract(String backupMode) {
        this.backupMode = backupMode;
    }

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", backupMode));
        for (int i = 0; i < 3; i++) {
            counter.countOn(bench.a());
        }
    }

    @Test
    void aClientThatGoesToAnotherInstanceAtOnceFindsItsSession() {
        bench.redis().flush();

        counter.countOn(bench.b());
        counter.countOn(bench.a());
    }

    @Test
    void aClientThatGoesOnWhereItIsAndThenElsewhereFindsItsSession() {
        bench.redis().flush();

        counter.countOn(bench.a());
        counter.countOn(bench.b());
    }

    @Test
    void anOlderCopyOfTheOtherInstanceIsNotShown() {
        // Long enough at each not to wander: then nobody would own it between requests.
        for (int i = 0; i < 4; i++) {
            counter.countOn(bench.b());
        }
        for (int i = 0; i < 4; i++) {
            counter.countOn(bench.a());
        }
        bench.redis().flush();

        counter.lookOn(bench.b());
        counter.countOn(bench.b());
    }
}
