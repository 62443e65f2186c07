// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a session stays, and when it wanders. */
class StickinessTest {

    private final Stickiness stickiness = new Stickiness();

    private void stay(int visits) {
        for (int i = 0; i < visits; i++) {
            stickiness.visited();
        }
    }

    @Test
    void aSessionStaysAtFirst() {
        assertThat(stickiness.wanders()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false", "100, false"})
    void itWandersAfterAShortStay(int visits, boolean wanders) {
        stickiness.arrived();
        stay(visits);
        stickiness.left();
        assertThat(stickiness.wanders()).isEqualTo(wanders);
    }

    @Test
    void visitsAreCountedFromTheArrival() {
        stay(100);
        stickiness.arrived();
        stay(1);
        stickiness.left();
        assertThat(stickiness.wanders()).isTrue();
    }

    @Test
    void itStaysAgainAfterThreeClaimsThatNobodyCameBetween() {
        wander();
        stickiness.stayed();
        stickiness.stayed();
        assertThat(stickiness.wanders()).isTrue();
        stickiness.stayed();
        assertThat(stickiness.wanders()).isFalse();
    }

    @Test
    void anArrivalInBetweenCountsTheCalmClaimsAnew() {
        wander();
        stickiness.stayed();
        stickiness.stayed();
        stickiness.arrived();
        stickiness.stayed();
        stickiness.stayed();
        assertThat(stickiness.wanders()).isTrue();
        stickiness.stayed();
        assertThat(stickiness.wanders()).isFalse();
    }

    @Test
    void aShortStayInBetweenCountsTheCalmClaimsAnew() {
        wander();
        stickiness.stayed();
        stickiness.stayed();
        stickiness.left();
        stickiness.stayed();
        assertThat(stickiness.wanders()).isTrue();
    }

    private void wander() {
        stickiness.arrived();
        stay(1);
        stickiness.left();
    }
}
