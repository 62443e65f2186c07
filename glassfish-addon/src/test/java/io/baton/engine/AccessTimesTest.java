// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far the store's knowledge of the last access lags behind at most. */
class AccessTimesTest {

    private static final Instant USED = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"-1, 60", "0, 1", "1, 1", "20, 1", "40, 2", "1200, 60", "1800, 60", "86400, 60"})
    void itIsATwentiethOfTheSessionsLifeBetweenASecondAndAMinute(long maxInactive, long period) {
        assertThat(AccessTimes.period(Duration.ofSeconds(maxInactive))).isEqualTo(Duration.ofSeconds(period));
    }

    @Test
    void theSessionOfADeadNodeMayHaveBeenUsedAPeriodAndTwoPulsesLater() {
        SessionMetadata known = new SessionMetadata(USED, USED, Duration.ofSeconds(200));
        assertThat(AccessTimes.atLatest(known, USED.plusSeconds(1000)).lastAccessed())
                .isEqualTo(USED.plusSeconds(12));
    }

    @Test
    void butNotLaterThanNow() {
        SessionMetadata known = new SessionMetadata(USED, USED, Duration.ofSeconds(200));
        assertThat(AccessTimes.atLatest(known, USED.plusSeconds(5)).lastAccessed())
                .isEqualTo(USED.plusSeconds(5));
    }
}
