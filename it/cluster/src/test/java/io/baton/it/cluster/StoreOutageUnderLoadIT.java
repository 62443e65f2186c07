// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R2.4, R5.1, R5.2: the store goes away under load. No request fails or waits for longer than allowed, and nothing that was told is lost. */
@Order(Turn.STORE_OUTAGE)
class StoreOutageUnderLoadIT {

    private static final int CLIENTS_PER_INSTANCE = 8;
    private static final Duration OUTAGE = ofSeconds(LongForm.times(6, 60));
    private static final Duration BEFORE_AND_AFTER = ofSeconds(2);
    private static final Duration THINKING = ofMillis(20);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2 * CLIENTS_PER_INSTANCE + 1);
    private Bench bench;

    /** How the store goes away and comes back. */
    enum Outage {
        STOPPED_AND_BACK_WITH_ITS_DATA {
            @Override
            void begin(RedisServer redis) {
                redis.stop();
            }

            @Override
            void end(RedisServer redis) {
                redis.start();
            }
        },
        KILLED_AND_BACK_EMPTY {
            @Override
            void begin(RedisServer redis) {
                redis.kill();
            }

            @Override
            void end(RedisServer redis) {
                redis.startEmpty();
            }
        },
        PAUSED {
            @Override
            void begin(RedisServer redis) {
                redis.pause();
            }

            @Override
            void end(RedisServer redis) {
                redis.resume();
            }
        };

        abstract void begin(RedisServer redis);

        abstract void end(RedisServer redis);
    }

    /** What one client did: its counter, how long each of its requests took, in milliseconds, and what ended its work before its time. */
    private record Client(
            GlassFishInstance instance, Counter counter, Queue<Long> millis, AtomicReference<Throwable> failure) {

        static Client of(GlassFishInstance instance) {
            return new Client(instance, new Counter(), new ConcurrentLinkedQueue<>(), new AtomicReference<>());
        }
    }

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.ATTENTIVE);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        bench.endOutage();
    }

    @ParameterizedTest
    @EnumSource
    void noRequestFailsOrWaitsAndNothingIsLost(Outage outage) throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS_PER_INSTANCE; i++) {
            clients.add(Client.of(bench.a()));
            clients.add(Client.of(bench.b()));
        }
        clients.forEach(client -> client.counter().countOn(client.instance()));
        long markA = bench.a().serverLog().mark();
        long markB = bench.b().serverLog().mark();
        List<ScheduledFuture<?>> work = new ArrayList<>();
        clients.forEach(client ->
                work.add(threads.scheduleWithFixedDelay(() -> count(client), 0, THINKING.toMillis(), MILLISECONDS)));

        AtomicLong slowestBefore = new AtomicLong();
        after(BEFORE_AND_AFTER, () -> {
            slowestBefore.set(slowest(clients).toMillis());
            outage.begin(bench.redis());
        });
        after(OUTAGE, () -> outage.end(bench.redis()));
        bench.a().serverLog().await(markA, "BATON3302", ofSeconds(30));
        bench.b().serverLog().await(markB, "BATON3302", ofSeconds(30));
        after(BEFORE_AND_AFTER, () -> work.forEach(client -> client.cancel(false)));
        threads.shutdown();
        assertThat(threads.awaitTermination(1, MINUTES)).isTrue();
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.failure().get()).isNull());

        tell(outage, clients);
        clients.forEach(client -> client.counter().lookOn(client.instance().equals(bench.a()) ? bench.b() : bench.a()));
        assertThat(slowest(clients))
                .as("slowest, where before the outage it was %s ms", slowestBefore)
                .isLessThanOrEqualTo(LongestRequest.whereOneTook(ofMillis(slowestBefore.get())));
        assertThat(bench.a().serverLog().since(markA))
                .containsOnlyOnce("BATON3301")
                .containsOnlyOnce("BATON3302");
        assertThat(bench.b().serverLog().since(markB))
                .containsOnlyOnce("BATON3301")
                .containsOnlyOnce("BATON3302");
    }

    private static Duration slowest(List<Client> clients) {
        return ofMillis(clients.stream()
                .flatMap(client -> client.millis().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
    }

    private void after(Duration pause, Runnable work) throws Exception {
        threads.schedule(work, pause.toMillis(), MILLISECONDS).get();
    }

    /** A failure ends the repetition. */
    private static void count(Client client) {
        long began = System.nanoTime();
        try {
            client.counter().countOn(client.instance());
        } catch (RuntimeException | AssertionError failure) {
            client.failure().set(failure);
            throw failure;
        }
        client.millis().add(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static void tell(Outage outage, List<Client> clients) {
        List<Long> all = clients.stream()
                .flatMap(client -> client.millis().stream())
                .sorted()
                .toList();
        System.out.printf(
                "Store outage of %d s (%s): %d requests, p50 %d ms, p99 %d ms, slowest %d ms%n",
                OUTAGE.toSeconds(),
                outage,
                all.size(),
                all.get(all.size() / 2),
                all.get(all.size() * 99 / 100),
                all.get(all.size() - 1));
    }
}
