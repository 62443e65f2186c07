// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishCluster;
import io.baton.it.glassfish.GlassFishInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The trace log of each instance: switched by a log level, without a restart, and rolled with the server's log. */
@OfContainer
class TraceIT {

    private static final String LEVEL = "io.baton.trace";

    @Test
    void aHandOverIsToldAlikeOnBothInstancesWithoutTheSessionsId() {
        Bench bench = Bench.with(Map.of("backupMode", "request"));
        Deque<Counter> counters = new ArrayDeque<>();
        bench.cluster().asadmin("set-log-levels", "--target", GlassFishCluster.NAME, LEVEL + "=FINER");
        try {
            // Each server looks at its log's settings every second or two, by itself: the first hand-overs may be told
            // by one of them only.
            Awaitility.await().untilAsserted(() -> {
                Counter counter = new Counter();
                counters.add(counter);
                counter.countOn(bench.a());
                counter.countOn(bench.b());
                assertThat(sessions(bench.a(), "handed-over"))
                        .anyMatch(sessions(bench.b(), "opened")::contains)
                        .anyMatch(sessions(bench.b(), "call call=SAVE")::contains);
            });
            assertThat(lines(bench.a()).lines().toList())
                    .allSatisfy(line -> assertThat(line).matches("time=\\S+ event=\\S+( \\w+=(\\S+|\".*\"))*"));
            String id = counters.getLast().browser().sessionId().orElseThrow().replaceFirst("[.].*", "");
            assertThat(lines(bench.a()) + lines(bench.b())).doesNotContain(id);

            bench.cluster().asadmin("rotate-log", "--target", GlassFishCluster.NAME);
            assertThat(file(bench.a(), "baton-trace.log.1")).exists();
        } finally {
            bench.cluster().asadmin("delete-log-levels", "--target", GlassFishCluster.NAME, LEVEL);
        }
        Awaitility.await().untilAsserted(() -> {
            String before = lines(bench.a());
            counters.getLast().countOn(bench.a());
            counters.getLast().countOn(bench.b());
            assertThat(lines(bench.a())).isEqualTo(before);
        });
    }

    /** The sessions, shortened, of which an instance told that. */
    private static Set<String> sessions(GlassFishInstance instance, String event) {
        return Pattern.compile("event=" + event + " .*?(session=\\w+)")
                .matcher(lines(instance))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Path file(GlassFishInstance instance, String name) {
        return instance.directory().resolve("logs").resolve(name);
    }

    /** Empty as long as there is none. */
    private static String lines(GlassFishInstance instance) {
        Path file = file(instance, "baton-trace.log");
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
