// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators read of numbers. */
class WordingTest {

    @Test
    void aNumberHasItsNoun() {
        assertThat(Wording.count(0, "session")).isEqualTo("0 sessions");
        assertThat(Wording.count(1, "session")).isEqualTo("1 session");
        assertThat(Wording.count(1204, "session")).isEqualTo("1,204 sessions");
    }

    @Test
    void aLengthOfTimeIsAsExactAsItIsRead() {
        assertThat(Wording.seconds(Duration.ofMillis(3))).isEqualTo("3 ms");
        assertThat(Wording.seconds(Duration.ofMillis(2130))).isEqualTo("2.1 s");
        assertThat(Wording.seconds(Duration.ofMillis(13_078))).isEqualTo("13 s");
        assertThat(Wording.seconds(Duration.ofMinutes(25))).isEqualTo("25 min");
    }
}
