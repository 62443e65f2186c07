// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** R3.5, R4.6: in {@code interval} mode changes that are not in the store yet go along with the session, with an hour to go until the next backup. */
@Order(Turn.LAZY)
class UnsavedChangesIT {

    private final Counter counter = new Counter();
    private Bench bench;
    private StoredSession begun;

    @BeforeEach
    void start() {
        bench = Bench.with(Bench.LAZY);
        begun = StoredSession.begunBy(bench.redis(), "counter", () -> counter.countOn(bench.a()));
    }

    @Test
    void aLiveOwnerHandsOverWhatOnlyItHas() {
        changeUnsavedOnA();

        counter.lookOn(bench.b());
        counter.countOn(bench.b());
        counter.countOn(bench.a());
        counter.lookOn(bench.b());
    }

    @Test
    void anOwnerThatIsStoppedLeavesWhatOnlyItHad() {
        changeUnsavedOnA();

        bench.a().stopOrderly();

        counter.lookOn(bench.b());
        counter.countOn(bench.b());
    }

    @Test
    void aLiveOwnerHandsOverValuesThatWereChangedInPlace() {
        Shapes shapes = new Shapes();
        StoredSession itsBeginning = StoredSession.begunBy(bench.redis(), "counter", () -> shapes.beginOn(bench.a()));
        shapes.changeOn(bench.a());
        shapes.changeOn(bench.a());
        assertNotWrittenSince(itsBeginning);

        shapes.lookOn(bench.b());
        shapes.changeOn(bench.b());
        shapes.lookOn(bench.a());
    }

    private void changeUnsavedOnA() {
        for (int i = 0; i < 10; i++) {
            counter.countOn(bench.a());
        }
        assertNotWrittenSince(begun);
    }

    private static void assertNotWrittenSince(StoredSession earlier) {
        assertThat(earlier.now().version())
                .as("its version: each write could have waited")
                .isEqualTo(earlier.version());
    }
}
