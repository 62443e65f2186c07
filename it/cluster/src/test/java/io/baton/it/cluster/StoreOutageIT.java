// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R2.4, R5.1, R5.2: a store that is not there stops neither servers nor applications, and gets what it missed. */
@Smoke
@Order(Turn.STORE_OUTAGE)
class StoreOutageIT {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.ATTENTIVE);
    }

    @AfterEach
    void repair() {
        bench.endOutage();
    }

    @Test
    void withoutAStoreAnInstanceStartsAndAnswersAndStoresItsSessionsWhenTheStoreComes() {
        bench.a().stopOrderly();
        long markB = bench.b().serverLog().mark();
        bench.redis().stop();
        long mark = bench.a().serverLog().mark();

        bench.a().start();
        Counter counter = new Counter();
        counter.countOn(bench.a());
        counter.countOn(bench.a());

        bench.a().serverLog().await(mark, log -> assertThat(log).containsOnlyOnce("BATON3301"));
        bench.redis().start();
        bench.a().serverLog().await(mark, "BATON3302", ofSeconds(30));
        bench.b().serverLog().await(markB, "BATON3302", ofSeconds(30));
        counter.lookOn(bench.b());
        counter.countOn(bench.b());
        counter.countOn(bench.a());
    }

    @Test
    void sessionsInMemoryGoOnWhileTheStoreIsAwayAndAreThereForTheOtherInstanceAfterwards() {
        long markA = bench.a().serverLog().mark();
        Counter counter = new Counter();
        counter.countOn(bench.a());

        bench.redis().kill();
        for (int i = 0; i < 20; i++) {
            counter.countOn(bench.a());
        }
        bench.redis().start();

        bench.a().serverLog().await(markA, "BATON3302", ofSeconds(30));
        // The outage was short; the other instance may or may not have noticed it, and must cope with either.
        counter.countOn(bench.b());
        counter.lookOn(bench.a());
        assertThat(bench.a().serverLog().since(markA))
                .containsOnlyOnce("BATON3301")
                .containsOnlyOnce("BATON3302")
                .as("what the client library takes for an error")
                .doesNotContain("io.baton.internal", "SEVERE");
    }

    @Test
    void anInstanceThatNoticedTheOutageDoesNotGiveUpASessionThatIsThereAgain() {
        long markA = bench.a().serverLog().mark();
        long markB = bench.b().serverLog().mark();
        Counter counter = new Counter();
        counter.countOn(bench.a());

        bench.redis().kill();
        counter.countOn(bench.a());
        bench.b().serverLog().await(markB, "BATON3301", ofSeconds(30));
        bench.redis().start();

        bench.a().serverLog().await(markA, "BATON3302", ofSeconds(30));
        // Whether the other instance has noticed the return, too, is a matter of chance.
        counter.countOn(bench.b());
        counter.lookOn(bench.a());
    }
}
