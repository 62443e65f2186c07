// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding 9: one client with one cookie must not occupy all threads of a server. */
class WaitingRoomTest extends EngineTest {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(3);

    private final WaitingRoom room = new WaitingRoom(2, MOMENT);

    @Test
    void everybodyMayWaitForAMoment() {
        for (int i = 0; i < 10; i++) {
            assertThat(room.enter("busy").mayWait(Duration.ofMillis(100))).isTrue();
        }
    }

    @Test
    void soManyMayWaitForLongAsThereArePlaces() {
        List<Boolean> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(room.enter("busy").mayWait(LONG));
        }
        assertThat(answers).containsExactly(true, true, false, false);
    }

    @Test
    void whoComesForASessionThatIsWaitedForInAFullRoomLeavesAtOnce() {
        room.enter("busy").mayWait(LONG);
        room.enter("busy").mayWait(LONG);
        assertThat(room.enter("busy").mayWait(Duration.ZERO)).isFalse();
        assertThat(room.enter("another").mayWait(Duration.ZERO)).isTrue();
        assertThat(room.enter("another").mayWait(LONG)).isFalse();
    }

    @Test
    void aPlaceIsFreeAgainWhenItsRequestIsThrough() {
        WaitingRoom.Visitor first = room.enter("busy");
        assertThat(first.mayWait(LONG)).isTrue();
        assertThat(first.mayWait(LONG)).as("the same place").isTrue();
        assertThat(room.enter("busy").mayWait(LONG)).isTrue();
        first.close();
        assertThat(room.enter("busy").mayWait(LONG)).isTrue();
    }

    @Test
    void aRequestThatFindsTheRoomFullGetsNoSessionAndLosesNone() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            assertThat(hold.session().isHeld()).isTrue();
            WaitingRoom full = new WaitingRoom(1, MOMENT);
            full.enter("somebody's").mayWait(LONG);
            long before = cluster.time().nanoTime();
            assertThat(b.engine().open(id, full)).isInstanceOf(OpenResult.Crowded.class);
            assertThat(cluster.time().since(before)).isLessThan(MOMENT.plusSeconds(1));
        }
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }
}
