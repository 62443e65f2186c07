// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.Reply;
import io.baton.it.process.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * R7.1: a recording of whatever the JVM can record disturbs nobody, and has Baton's events with nothing of the sessions
 * in them. The JDK changes event classes when a recording wants them, in a way that the class loader of a bundle does
 * not bear: it is the running server that shows whether Baton's, and those of the libraries inside, do.
 */
@OfContainer
class JfrIT {

    private static final String RECORDING = "everything";
    private static final String NEEDLE = "needle-in-the-recording";
    private static final int COUNTS = 20;
    private static final int SHOWN_DIGEST = 8;

    private static final List<String> BATON = names(
            "io.baton.",
            "Request",
            "SessionOpen",
            "HandOver",
            "StoreCall",
            "SessionEnd",
            "SessionRefused",
            "Sweep",
            "StoreState",
            "Lease",
            "Encode",
            "Decode",
            "AttributeLeftOut");
    private static final List<String> LIBRARY = names(
            "io.baton.internal.netty.",
            "AllocateBuffer",
            "AllocateChunk",
            "FreeBuffer",
            "FreeChunk",
            "ReallocateBuffer");
    /** The way from old objects to what holds them is left out: to find it, the JVM would stand still. */
    private static final String EVENT = """
            <event name="%s">
              <setting name="enabled">true</setting>
              <setting name="threshold">0 ns</setting>
              <setting name="cutoff">0 ns</setting>
            </event>
            """;

    private final Counter counter = new Counter();
    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void aRecordingOfEverythingDisturbsNobodyAndTellsNoSecrets() throws IOException {
        try (WorkDirectory directory = WorkDirectory.take(bench.workbench().directory("jfr"))) {
            Path everything = Files.writeString(directory.path().resolve("everything.jfc"), everything());
            Recorded onA = new Recorded(directory.path().resolve("a.jfr"));
            Recorded onB = new Recorded(directory.path().resolve("b.jfr"));
            List<String> keys = new ArrayList<>();

            record(
                    bench.a(),
                    everything,
                    onA.file(),
                    () -> record(bench.b(), everything, onB.file(), () -> keys.add(lifeOfASession())));

            assertThat(onA.events("io.baton.StoreCall"))
                    .filteredOn(call -> call.startsWith("SAVE "))
                    .as("each count, the mark, the hand-over")
                    .hasSize(COUNTS + 2);
            assertThat(onA.events("io.baton.Request"))
                    .as("each count and the mark")
                    .hasSize(COUNTS + 1)
                    .allMatch(request -> request.startsWith("/counter "));
            assertThat(onA.events("io.baton.HandOver")).containsExactly("/counter 1");
            assertThat(onB.events("io.baton.SessionOpen")).containsExactly("/counter HANDED_OVER null");
            assertThat(onB.events("io.baton.SessionEnd")).containsExactly("/counter INVALIDATED");
            for (Recorded recorded : List.of(onA, onB)) {
                assertThat(recorded.types()).containsAll(BATON).doesNotContainAnyElementsOf(LIBRARY);
                assertThat(BATON)
                        .flatMap(recorded::events)
                        .as("which session it was, even without its id")
                        .noneMatch(event -> event.contains(shownDigest(keys.get(0))));
                String whole = recorded.whole();
                assertThat(List.of("/counter", counter.browser().sessionId().orElseThrow(), NEEDLE))
                        .as("what is in the file, whatever event has it")
                        .filteredOn(whole::contains)
                        .containsExactly("/counter");
            }
        }
    }

    /** Has a session begin, be saved, move and end, and returns its key in the store. */
    private String lifeOfASession() {
        StoredSession begun = StoredSession.begunBy(bench.redis(), "counter", () -> counter.countOn(bench.a()));
        for (int i = 1; i < COUNTS; i++) {
            counter.countOn(bench.a());
        }
        Reply marked =
                counter.browser().post(bench.a().url("/counter/timeout"), Map.of("mark", NEEDLE, "seconds", "600"));
        assertThat(marked.status()).as(marked.body()).isEqualTo(200);
        assertThat(begun.now().text("mark")).contains(NEEDLE);
        counter.countOn(bench.b());
        Reply ended = counter.endOn(bench.b());
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        return begun.key();
    }

    private static void record(GlassFishInstance instance, Path settings, Path file, Runnable work) {
        long mark = instance.serverLog().mark();
        instance.startRecording(RECORDING, settings);
        try {
            work.run();
            assertThat(instance.serverLog().since(mark)).doesNotContain("BATON3301", "NoClassDefFoundError");
        } finally {
            instance.stopRecording(RECORDING, file);
        }
    }

    /** What logs show of the digest of the session's id, which is in its key. */
    private static String shownDigest(String key) {
        return key.substring(key.indexOf('/') + 1).substring(0, SHOWN_DIGEST);
    }

    /** Settings with which every event is recorded that this JVM, Baton and the libraries in it know, however short. */
    private static String everything() {
        return Stream.of(
                        FlightRecorder.getFlightRecorder().getEventTypes().stream()
                                .map(EventType::getName),
                        BATON.stream(),
                        LIBRARY.stream())
                .flatMap(names -> names)
                .map(EVENT::formatted)
                .collect(Collectors.joining("", "<configuration version=\"2.0\">\n", "</configuration>\n"));
    }

    private static List<String> names(String prefix, String... names) {
        return Stream.of(names).map(prefix::concat).toList();
    }
}
