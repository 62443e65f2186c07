// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R2.1: with {@code backupMode=stream} no request waits for the store, and a crash costs what was under way. */
@Order(Turn.STREAM)
class StreamModeIT {

    private static final int REQUESTS = 1_000;
    private static final int CLIENTS = 20;
    private static final int CHANGES = 50;

    /**
     * What a crash may cost: a tenth of a second until requests wait themselves, as long until that is noticed of a
     * session in use, and what a busy machine makes of it. In interval mode it would be seconds.
     */
    private static final Duration UNDER_WAY = Duration.ofMillis(500);

    private static final Duration STORE_DELAY = Duration.ofMillis(15);

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.linked(Map.of("backupMode", "stream"));
    }

    @AfterEach
    void restore() {
        bench.cluster().instances().forEach(instance -> bench.link(instance).restore());
    }

    @Test
    void aCrashCostsClientsThatCountAsFastAsTheyCanTheLastMomentAtMost() throws Exception {
        List<Counting> clients =
                IntStream.range(0, CLIENTS).mapToObj(client -> new Counting()).toList();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> running = new ArrayList<>();
        clients.forEach(client -> running.add(threads.submit(() -> client.countUntil(over))));
        await().until(() -> clients.stream().allMatch(client -> client.shown.get() >= CHANGES));

        long crash = System.nanoTime();
        bench.a().kill9();
        over.set(true);
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();

        for (Counting client : clients) {
            int found = client.lookOnTheOther();
            assertThat(found)
                    .as("of %d that were shown", client.shown.get())
                    .isGreaterThanOrEqualTo(client.shownUntil(crash - UNDER_WAY.toNanos()));
        }
        bench.a().start();
    }

    @Test
    void aThousandChangesCostOneRoundTripEachAtMost() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        long calls = ScriptCalls.during(bench, () -> {
            for (int i = 0; i < REQUESTS; i++) {
                counter.countOn(bench.a());
            }
        });

        assertThat(calls).isLessThanOrEqualTo(REQUESTS + REQUESTS / 50L);
    }

    @Test
    void aThousandLooksCostNone() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        long calls = ScriptCalls.during(bench, () -> {
            for (int i = 0; i < REQUESTS; i++) {
                counter.lookOn(bench.a());
            }
        });

        assertThat(calls).isLessThanOrEqualTo(REQUESTS / 50);
    }

    @Test
    void requestsDoNotWaitForAStoreThatTakesItsTime() {
        Counter counter = new Counter();
        counter.countOn(bench.a());
        Duration before = timeOfChanges(counter);
        bench.link(bench.a()).delay(STORE_DELAY);
        Duration more = timeOfChanges(counter).minus(before);

        // If each waited, it would be a round trip for each, which takes twice the delay.
        assertThat(more).isLessThan(STORE_DELAY.multipliedBy(CHANGES));
    }

    private Duration timeOfChanges(Counter counter) {
        long start = System.nanoTime();
        for (int i = 0; i < CHANGES; i++) {
            counter.countOn(bench.a());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void theOtherInstanceGetsTheLatestStateWhateverIsUnderWay() {
        Counter counter = new Counter();
        for (int i = 0; i < CHANGES; i++) {
            counter.countOn(bench.a());
            counter.countOn(bench.a());
            counter.countOn(bench.b());
        }
    }

    @Test
    void anOrderlyStopLosesNothing() {
        Counter counter = new Counter();
        for (int i = 0; i < CHANGES; i++) {
            counter.countOn(bench.b());
        }
        bench.b().stopOrderly();
        counter.lookOn(bench.a());
        bench.b().start();
    }

    /** A client that counts, and remembers when it was shown what in the last seconds. */
    private final class Counting {

        private record Shown(int count, long when) {}

        private final HttpSessionClient browser = new HttpSessionClient();
        private final AtomicInteger shown = new AtomicInteger();
        private final Deque<Shown> latest = new ArrayDeque<>();

        void countUntil(AtomicBoolean over) {
            while (!over.get()) {
                try {
                    Reply reply = browser.post(bench.a().url("/counter/count"), Map.of());
                    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                    shown.incrementAndGet();
                    assertThat(reply.body()).contains("\"count\":" + shown + ",");
                } catch (UncheckedIOException crashed) {
                    return;
                }
                latest.add(new Shown(shown.get(), System.nanoTime()));
            }
        }

        int shownUntil(long then) {
            return latest.stream()
                    .filter(each -> each.when <= then)
                    .mapToInt(Shown::count)
                    .max()
                    .orElse(0);
        }

        int lookOnTheOther() {
            Reply reply = browser.get(bench.b().url("/counter/count"));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            return Integer.parseInt(reply.json("count"));
        }
    }
}
