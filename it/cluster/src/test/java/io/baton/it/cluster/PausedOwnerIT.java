// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R3.2: an instance that has sessions in memory is stopped where it stands, the other one goes on with them, and then the first one is asked again. Its requests are
 * in its queue when it wakes up, so that they come before anything that might tell it how late it is.
 */
class PausedOwnerIT {

    private static final int SESSIONS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
    private final List<Counter> counters =
            Stream.generate(Counter::new).limit(SESSIONS).toList();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
        counters.forEach(counter -> counter.countOn(bench.a()));
    }

    @AfterEach
    void end() {
        threads.shutdown();
    }

    @Test
    void anInstanceThatWakesUpShowsWhatOthersDidMeanwhile() {
        allAtOnce(counters.stream().<Runnable>map(counter -> () -> counter.lookOn(bench.a())));
    }

    @Test
    void anInstanceThatWakesUpGoesOnFromWhatOthersDidMeanwhile() {
        allAtOnce(counters.stream().<Runnable>map(counter -> () -> counter.countOn(bench.a())));

        counters.forEach(counter -> counter.lookOn(bench.b()));
    }

    @Test
    void anInstanceThatWakesUpInARequestCannotWriteWhatOthersHaveTakenOver() {
        Counter counter = counters.get(0);
        Blocked blocked = Blocked.changingLate(bench.a(), counter.browser());
        long mark = bench.a().serverLog().mark();
        whileAIsPaused(() -> counter.countOn(bench.b()));

        blocked.release();

        counter.lookOn(bench.a());
        counter.lookOn(bench.b());
        counter.countOn(bench.a());
        bench.a().serverLog().await(mark, log -> assertThat(log).containsPattern("BATON300[13] .*/counter#"));
    }

    @Test
    void theLogsTellOfOneDeadInstanceAndOfAProcessThatDidNotRun() {
        long markA = bench.a().serverLog().mark();
        long markB = bench.b().serverLog().mark();

        whileAIsPaused(() -> counters.parallelStream().forEach(counter -> counter.countOn(bench.b())));

        counters.forEach(counter -> counter.countOn(bench.a()));
        bench.a()
                .serverLog()
                .await(
                        markA,
                        log -> assertThat(log)
                                .containsPattern(
                                        "BATON2001 This instance goes on .* this process did not run for \\d"));
        bench.b()
                .serverLog()
                .await(
                        markB,
                        log -> assertThat(log)
                                .containsOnlyOnce(
                                        "BATON3007 Instance " + bench.a().name() + "@")
                                // Which of the two is seen first is a matter of moments.
                                .containsAnyOf("its lease was not renewed for", "it had no lease for"));
    }

    /** Pauses A, lets B change all sessions, sends A all these requests, and lets it go on. */
    private void allAtOnce(Stream<Runnable> requestsOfA) {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        whileAIsPaused(() -> {
            counters.parallelStream().forEach(counter -> counter.countOn(bench.b()));
            requestsOfA.forEach(request -> answers.add(CompletableFuture.runAsync(request, threads)));
        });

        answers.forEach(CompletableFuture::join);
    }

    private void whileAIsPaused(Runnable work) {
        bench.a().pause();
        try {
            work.run();
        } finally {
            bench.a().resume();
        }
    }
}
