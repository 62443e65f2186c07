// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishCluster;
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

    @Test
    void aHandOverIsToldAlikeOnBothInstancesWithoutTheSessionsId() {
        Bench bench = Bench.with(Map.of("backupMode", "request"));
        Deque<Counter> counters = new ArrayDeque<>();
        TraceLog a = new TraceLog(bench.a());
        TraceLog b = new TraceLog(bench.b());
        TraceLog.switchOn(bench.cluster());
        try {
            // The first hand-overs may be told by one of the servers only.
            Awaitility.await().untilAsserted(() -> {
                Counter counter = new Counter();
                counters.add(counter);
                counter.countOn(bench.a());
                counter.countOn(bench.b());
                assertThat(sessions(a, "handed-over"))
                        .anyMatch(sessions(b, "opened")::contains)
                        .anyMatch(sessions(b, "call call=SAVE")::contains);
            });
            assertThat(a.lines().lines().toList())
                    .allSatisfy(line -> assertThat(line).matches("time=\\S+ event=\\S+( \\w+=(\\S+|\".*\"))*"));
            String id = counters.getLast().browser().sessionId().orElseThrow().replaceFirst("[.].*", "");
            assertThat(a.lines() + b.lines()).doesNotContain(id);

            bench.cluster().asadmin("rotate-log", "--target", GlassFishCluster.NAME);
            assertThat(a.file("baton-trace.log.1")).exists();
        } finally {
            TraceLog.switchOff(bench.cluster());
        }
        Awaitility.await().untilAsserted(() -> {
            String before = a.lines();
            counters.getLast().countOn(bench.a());
            counters.getLast().countOn(bench.b());
            assertThat(a.lines()).isEqualTo(before);
        });
    }

    /** The sessions, shortened, of which a log tells that. */
    private static Set<String> sessions(TraceLog log, String event) {
        return Pattern.compile("event=" + event + " .*?(session=\\w+)")
                .matcher(log.lines())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
