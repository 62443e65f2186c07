// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R4.6: instances are stopped and started one after another while people work, and nobody notices. */
class RollingRestartIT {

    private static final int CLIENTS = 20;
    private static final int LEAST_STEPS = 50;
    private static final int THREADS = 8;
    private static final long MILLIS_BETWEEN_REQUESTS = 100;
    private static final Pattern NAMED = Pattern.compile("BATON1001 Baton \\S+ runs as ([^ ,]+),");

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void twentyClientsLoseNothingWhileBothInstancesAreRestarted() throws InterruptedException {
        Map<GlassFishInstance, Long> marks = new HashMap<>();
        bench.cluster()
                .instances()
                .forEach(instance -> marks.put(instance, instance.serverLog().mark()));
        OpenDoors doors = new OpenDoors(bench.cluster().instances());
        List<Regular> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new Regular(doors, bench.cluster().instance(i % 2)))
                .toList();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
        List<ScheduledFuture<?>> visits = clients.stream()
                .<ScheduledFuture<?>>map(client ->
                        threads.scheduleWithFixedDelay(client, 0, MILLIS_BETWEEN_REQUESTS, TimeUnit.MILLISECONDS))
                .toList();
        try {
            for (int i = 0; i < LongForm.times(1, 2); i++) {
                bench.cluster().instances().forEach(instance -> restart(instance, doors));
            }
        } finally {
            visits.forEach(visit -> visit.cancel(false));
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(clients).allSatisfy(client -> {
            assertThat(client.complaint()).isEmpty();
            assertThat(client.moves()).isPositive();
            assertThat(client.count()).isGreaterThan(LEAST_STEPS);
        });
        // An instance that stops in order lets go of its sessions before its lease ends: whoever has to find it dead
        // waits, and so does whoever takes a living one for dead.
        List<String> foundDead = marks.entrySet().stream()
                .flatMap(entry -> incarnations(entry.getKey(), entry.getValue()))
                .map(incarnation -> "BATON3007 Instance " + incarnation)
                .toList();
        assertThat(foundDead).hasSizeGreaterThan(marks.size());
        marks.forEach((instance, mark) ->
                assertThat(instance.serverLog().since(mark)).doesNotContain(foundDead.toArray(String[]::new)));
    }

    /** The names that the instance had since the mark, the first one from before it included. */
    private static Stream<String> incarnations(GlassFishInstance instance, long mark) {
        List<String> all = names(instance.serverLog().since(0)).toList();
        long since = names(instance.serverLog().since(mark)).count();
        return all.stream().skip(Math.max(0, all.size() - since - 1));
    }

    private static Stream<String> names(String log) {
        return NAMED.matcher(log).results().map(line -> line.group(1));
    }

    /** A stop that has begun excuses an instance for any failure, but sends nobody away: clients stay until they are refused. */
    private static void restart(GlassFishInstance instance, OpenDoors doors) {
        doors.closed(instance);
        instance.stopOrderly();
        instance.start();
        doors.opened(instance);
    }
}
