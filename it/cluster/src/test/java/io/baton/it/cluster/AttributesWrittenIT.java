// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.http.HttpSessionClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R2.3: only what changed is written, as the store itself shows it: by the frame of each attribute, and by the bytes it was sent. */
class AttributesWrittenIT {

    private static final int CHANGES = 100;
    private static final int KILOBYTE = 1024;

    private final HttpSessionClient browser = new HttpSessionClient();
    private final Notes notes = new Notes(browser);
    private final Shapes shapes = new Shapes(browser);
    /** A megabyte of arrays, which may be changed in place and so must be compared whenever they were read. */
    private final Bulk bulk = new Bulk(browser, "bytes", 100, 10_000);

    private Bench bench;

    @BeforeEach
    void start() {
        bench = Bench.with(Map.of("backupMode", "request"));
    }

    @Test
    void aSmallChangeInASessionOfAMegabyteWritesThatChangeOnlyAndLessThanAKilobyte() {
        StoredSession before = begun();

        long bytes = bench.redis().bytesReceived();
        for (int i = 1; i <= CHANGES; i++) {
            notes.write(bench.a(), "note", "put:" + i);
        }
        bytes = bench.redis().bytesReceived() - bytes;

        StoredSession after = before.now();
        assertThat(after.writtenSince(before)).containsExactly("note");
        assertThat(after.text("note")).contains(Integer.toString(CHANGES));
        String told = "%d changes in a session of 1 MB: %d bytes each, what the instances send besides included"
                .formatted(CHANGES, bytes / CHANGES);
        System.out.println(told);
        assertThat(bytes).as(told).isLessThan(CHANGES * KILOBYTE);
    }

    @Test
    void aRequestThatOnlyReadsWritesNothing() {
        StoredSession before = begun();

        bulk.lookOn(bench.a());
        shapes.lookOn(bench.a());
        notes.allOn(bench.a());

        assertThat(before.now()).isEqualTo(before);
    }

    @Test
    void aRequestThatOnlyReadsWritesNothingWhereTheSessionMovedToEither() {
        StoredSession before = begun();

        bulk.lookOn(bench.b());
        shapes.lookOn(bench.b());
        notes.allOn(bench.b());

        assertThat(before.now().writtenSince(before)).isEmpty();
    }

    @Test
    void aRequestThatSetsWhatIsThereOrRemovesWhatIsNotWritesNothing() {
        StoredSession before = begun();

        notes.write(bench.a(), "note", "put:0");
        notes.write(bench.a(), "none", "remove");

        assertThat(before.now()).isEqualTo(before);
    }

    @Test
    void aSessionScopedBeanIsWrittenIfItWasChangedAndNotIfItWasUsed() {
        StoredSession before = StoredSession.begunBy(
                bench.redis(), "counter", () -> browser.post(bench.a().url("/counter/beans"), Map.of()));

        assertThat(browser.get(bench.a().url("/counter/beans")).body()).isEqualTo("{\"tally\":1,\"pictures\":1000}");
        assertThat(before.now()).as("after a use").isEqualTo(before);

        browser.post(bench.a().url("/counter/beans"), Map.of());
        StoredSession after = before.now();
        assertThat(after.writtenSince(before))
                .as("of %s", after.attributes())
                .singleElement()
                .satisfies(attribute ->
                        assertThat(after.text(attribute)).contains("app.Tally").doesNotContain("app.Album"));
        assertThat(browser.get(bench.b().url("/counter/beans")).body()).isEqualTo("{\"tally\":2,\"pictures\":1000}");
    }

    private StoredSession begun() {
        return StoredSession.begunBy(bench.redis(), "counter", () -> {
            notes.write(bench.a(), "note", "put:0");
            bulk.setOn(bench.a());
            shapes.beginOn(bench.a());
        });
    }
}
