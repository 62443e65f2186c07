// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R3.2: what "never an older state" costs, counted by the store itself, with {@code backupMode=request}. */
class CallCountIT {

    private static final int REQUESTS = 1_000;

    private final Counter counter = new Counter();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        counter.countOn(bench.a());
    }

    @Test
    void aThousandLooksAtTheSessionWhereItLivesCostNoRoundTrip() {
        long calls = ScriptCalls.during(bench, () -> {
            for (int i = 0; i < REQUESTS; i++) {
                counter.lookOn(bench.a());
            }
        });

        // Now and then the store is told that the session is in use.
        assertThat(calls).isLessThanOrEqualTo(REQUESTS / 50);
    }

    @Test
    void aThousandChangesWhereTheSessionLivesCostOneRoundTripEach() {
        long calls = ScriptCalls.during(bench, () -> {
            for (int i = 0; i < REQUESTS; i++) {
                counter.countOn(bench.a());
            }
        });

        assertThat(calls).isBetween((long) REQUESTS, REQUESTS + REQUESTS / 50L);
    }

    @Test
    void aThousandChangesThatAlternateBetweenTheInstancesCostTwoRoundTripsEach() {
        long calls = ScriptCalls.during(bench, () -> {
            for (int i = 0; i < REQUESTS / 2; i++) {
                counter.countOn(bench.b());
                counter.countOn(bench.a());
            }
        });

        // At first it has to be learned that this session wanders.
        assertThat(calls).isLessThanOrEqualTo(2 * REQUESTS * 103L / 100);
    }
}
