// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Large attributes stay in the store when a session is taken over, until they are read. */
class AttributesLeftInStoreIT {

    private final Counter counter = new Counter();

    @Test
    void theFailOverOfASessionOfAMegabyteMovesOnlyWhatTheRequestReads() {
        Bench bench = Bench.with(Map.of("backupMode", "request"));
        Bulk bulk = new Bulk(counter.browser(), "text", 100, 10_000);
        counter.countOn(bench.a());
        bulk.setOn(bench.a());
        // Classes and connections.
        new Counter().countOn(bench.b());

        bench.a().kill9();

        long moved = sentDuring(bench, () -> counter.countOn(bench.b()));
        assertThat(moved).as("bytes").isLessThan(20_000);
        long rest = sentDuring(bench, () -> bulk.lookOn(bench.b()));
        assertThat(rest).as("bytes").isGreaterThan(1_000_000);
        assertThat(sentDuring(bench, () -> bulk.lookOn(bench.b())))
                .as("in memory from now on")
                .isLessThan(20_000);
        counter.countOn(bench.b());
    }

    /** The bytes that the store sent for the work, lease renewals included. */
    private static long sentDuring(Bench bench, Runnable work) {
        long first = bench.redis().bytesSent();
        long before = bench.redis().bytesSent();
        long ofTheQuestion = before - first;
        work.run();
        return bench.redis().bytesSent() - before - ofTheQuestion;
    }
}
