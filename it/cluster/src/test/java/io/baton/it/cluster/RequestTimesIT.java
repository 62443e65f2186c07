// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.Reply;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R7.1: what a request spends its time on, each share growing by what makes it grow and by nothing else. */
@OfContainer
@Order(Turn.STORE_CUT)
class RequestTimesIT {

    private static final String APPLICATION = "/counter";
    private static final String TIMES = "RequestTimes";

    /** Of each thing that takes time here; ten times of what a request takes otherwise, on a busy machine. */
    private static final Duration LONG = ofMillis(600);

    /** One way; a call takes twice that. */
    private static final Duration STORE_DELAY = LONG.dividedBy(2);

    /** More than {@code lazyThresholdBytes}, and little enough for the link to carry it in one piece. */
    private static final int LARGE = 6_000;

    private final Counter counter = new Counter();
    private Bench bench;
    private BothFigures figures;
    private Figures a;
    private Figures b;

    @BeforeEach
    void connect() {
        bench = Bench.linked(StoreCutIT.ATTENTIVE);
        staysOn(bench.b(), counter);
        staysOn(bench.a(), counter);
        figures = BothFigures.anew(bench, APPLICATION);
        a = figures.a();
        b = figures.b();
    }

    @AfterEach
    void disconnect() {
        bench.cluster().instances().forEach(instance -> bench.link(instance).restore());
        bench.endOutage();
        figures.close();
    }

    /** Uses the session there until it does not wander any more, so that a request need not ask the store for it. */
    private static void staysOn(GlassFishInstance instance, Counter counter) {
        for (int i = 0; i < 4; i++) {
            counter.countOn(instance);
        }
    }

    /** The longest time of each share. */
    private static Map<String, Duration> longest(Figures figures) {
        Map<String, Duration> longest = new TreeMap<>();
        for (String share : new String[] {"WAITING", "FRAMEWORK", "APPLICATION", "SESSION_READ", "SESSION_WRITE"}) {
            longest.put(share, Duration.of((Long) figures.time(APPLICATION, TIMES, share, "max"), ChronoUnit.MICROS));
        }
        return longest;
    }

    private static void assertThatOnly(String share, Figures figures) {
        Map<String, Duration> longest = longest(figures);
        assertThat(longest.get(share))
                .as("%s of %s", share, longest)
                .isGreaterThanOrEqualTo(LONG.minus(LONG.dividedBy(50)));
        longest.remove(share);
        assertThat(longest.values())
                .as("others than %s", share)
                .allSatisfy(other -> assertThat(other).isLessThan(LONG.dividedBy(2)));
        double sum = 0;
        for (String one : new String[] {"WAITING", "FRAMEWORK", "APPLICATION", "SESSION_READ", "SESSION_WRITE"}) {
            sum += (Double) figures.time(APPLICATION, TIMES, one, "mean");
        }
        // Each is counted in whole microseconds, and with two digits.
        assertThat(sum)
                .isCloseTo((Double) figures.time(APPLICATION, TIMES, "TOTAL", "mean"), Percentage.withPercentage(3));
        assertThat((Long) figures.time(APPLICATION, TIMES, "TOTAL", "count"))
                .isEqualTo(figures.time(APPLICATION, TIMES, share, "count"));
    }

    private static void rest() throws InterruptedException {
        Thread.sleep(LONG.toMillis());
    }

    @Test
    void anApplicationThatTakesItsTimeIsSeenAsThat() throws InterruptedException {
        Blocked blocked = Blocked.on(bench.a(), counter.browser());
        rest();
        blocked.release();
        assertThatOnly("APPLICATION", a);
    }

    @Test
    void aSessionThatAnotherInstanceHoldsIsWaitedFor() throws InterruptedException {
        Blocked blocked = Blocked.on(bench.a(), counter.browser());
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(
                () -> counter.browser().copy().get(bench.b().url("/counter/count")));
        rest();
        rest();
        blocked.release();
        assertThat(waiting.join().status()).isEqualTo(200);
        assertThatOnly("WAITING", b);
    }

    @Test
    void aWriteToASlowStoreIsSeenAsThat() {
        whileSlow(bench.a(), () -> counter.countOn(bench.a()));
        assertThatOnly("SESSION_WRITE", a);
    }

    @Test
    void aLargeAttributeIsReadFromASlowStoreWhenItIsAskedFor() {
        // An instance that had the session before gets what is newer with it, whatever its length.
        Counter stranger = new Counter();
        stranger.countOn(bench.a());
        Bulk bulk = new Bulk(stranger.browser(), "text", 1, LARGE);
        bulk.setOn(bench.a());
        staysOn(bench.b(), stranger);
        b.reset(APPLICATION);
        whileSlow(bench.b(), () -> bulk.lookOn(bench.b()));
        assertThatOnly("SESSION_READ", b);
    }

    private void whileSlow(GlassFishInstance instance, Runnable work) {
        bench.link(instance).delay(STORE_DELAY);
        try {
            work.run();
        } finally {
            bench.link(instance).restore();
        }
    }
}
