// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingPausesTest {

    private final GrowingPauses pauses = new GrowingPauses();

    @Test
    void eachPauseIsTwiceTheOneBeforeUpToAnHour() {
        assertThat(IntStream.range(0, 5).mapToObj(i -> next("a", 10)))
                .containsExactly(
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(20),
                        Duration.ofMinutes(40),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void whatIsLongFromTheBeginningStaysSo() {
        assertThat(next("a", 90)).isEqualTo(next("a", 90)).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void oneThingDoesNotDelayAnotherAndSuccessBeginsAnew() {
        next("a", 1);
        assertThat(next("b", 1)).isEqualTo(Duration.ofMinutes(1));
        pauses.forget("a");
        assertThat(next("a", 1)).isEqualTo(Duration.ofMinutes(1));
    }

    private Duration next(String what, int minutes) {
        return pauses.next(what, Duration.ofMinutes(minutes));
    }
}
