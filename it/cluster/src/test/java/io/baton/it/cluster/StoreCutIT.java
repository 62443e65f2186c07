// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.redis.StoreLink;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R3.2, R3.4: an instance that alone cannot reach the store any more, while another one goes on with its sessions. */
@Order(Turn.STORE_CUT)
class StoreCutIT {

    static final Map<String, String> ATTENTIVE = Map.of(
            "backupMode", "request",
            "storeCheckIntervalSeconds", "1",
            "storeCheckTimeoutSeconds", "2");

    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(30);
    private static final String REFUSED = "BATON300[13] .*/counter#";

    private final Counter counter = new Counter();
    private Bench bench;
    private StoreLink link;

    /** How the way to the store is lost. */
    enum Loss {
        SILENT,
        WITH_RESETS;

        void of(StoreLink link) {
            link.cut();
            if (this == WITH_RESETS) {
                link.reset();
            }
        }
    }

    @BeforeEach
    void start() {
        bench = Bench.linked(ATTENTIVE);
        link = bench.link(bench.a());
        counter.countOn(bench.a());
    }

    @AfterEach
    void repair() {
        link.restore();
        bench.endOutage();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatEndsAfterTheCutCannotWriteWhatOthersHaveTakenOver(Loss loss) {
        Blocked blocked = Blocked.changingLate(bench.a(), counter.browser());
        long mark = bench.a().serverLog().mark();
        whileAIsCutOff(loss, () -> counter.countOn(bench.b()));

        blocked.release();

        counter.lookOn(bench.a());
        counter.lookOn(bench.b());
        bench.a().serverLog().await(mark, log -> assertThat(log).containsPattern(REFUSED));
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatEndsDuringTheCutCannotWriteLaterWhatOthersHaveTakenOver(Loss loss) {
        Blocked blocked = Blocked.changingLate(bench.a(), counter.browser());
        long mark = bench.a().serverLog().mark();
        whileAIsCutOff(loss, () -> {
            counter.countOn(bench.b());
            blocked.release();
            counter.countOn(bench.b());
        });

        counter.lookOn(bench.a());
        counter.lookOn(bench.b());
        bench.a().serverLog().await(mark, log -> assertThat(log).containsPattern(REFUSED));
    }

    @Test
    void anInstanceThatWasCutOffBetweenRequestsShowsTheNewestStateWhenItIsBack() {
        whileAIsCutOff(Loss.SILENT, () -> counter.countOn(bench.b()));

        counter.lookOn(bench.a());
        counter.countOn(bench.a());
        counter.countOn(bench.b());
    }

    /** Works while A cannot reach the store and knows it; returns when A knows that it can again. */
    private void whileAIsCutOff(Loss loss, Runnable work) {
        long mark = bench.a().serverLog().mark();
        loss.of(link);
        bench.a().serverLog().await(mark, "BATON3301", LONGEST_NOTICE);
        work.run();
        link.restore();
        bench.a().serverLog().await(mark, "BATON3302", LONGEST_NOTICE);
    }
}
