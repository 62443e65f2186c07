package io.baton.it.cluster;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R5.2: a store that lost its data is filled again by the instances that have them, before anybody asks for a session. */
@Order(Turn.STORE_OUTAGE)
class StoreLossIT {

    private static final int SESSIONS = 50;
    private static final Duration NOTICED_WITHIN = ofSeconds(15);

    private final List<Counter> counters =
            Stream.generate(Counter::new).limit(SESSIONS).toList();
    private Bench bench;
    private long mark;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.ATTENTIVE);
        counters.forEach(counter -> counter.countOn(bench.a()));
        counters.forEach(counter -> counter.countOn(bench.a()));
        mark = bench.a().serverLog().mark();
    }

    @AfterEach
    void repair() {
        bench.cluster().start();
    }

    @Test
    void aStoreThatRestartedEmptyHasTheSessionsAgainWhenTheirInstanceDies() {
        bench.redis().restartEmpty();
        awaitFilledAgain();
        bench.a().kill9();
        counters.forEach(counter -> counter.lookOn(bench.b()));
    }

    @Test
    void aStoreThatWasEmptiedHasTheSessionsAgainForTheOtherInstance() {
        bench.redis().flush();
        awaitFilledAgain();
        counters.forEach(counter -> counter.lookOn(bench.b()));
    }

    @Test
    void aStoreThatRestartedWithItsDataIsWrittenNothing() {
        bench.redis().restart();
        bench.a().serverLog().await(mark, "BATON3304", NOTICED_WITHIN);
        counters.forEach(counter -> counter.countOn(bench.b()));
        assertThat(bench.a().serverLog().since(mark)).doesNotContain("BATON3025", "BATON3004");
    }

    /** Of other tests' sessions that the instance has, some are written, too. */
    private void awaitFilledAgain() {
        bench.a()
                .serverLog()
                .await(mark, "were missing or older in the store; they were written again", NOTICED_WITHIN);
    }
}
