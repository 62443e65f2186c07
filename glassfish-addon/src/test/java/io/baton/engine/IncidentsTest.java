// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to many users at once is one line a minute. */
class IncidentsTest {

    private final ManualTime time = new ManualTime();
    private final SaidLines said = new SaidLines();
    private final Incidents incidents = new Incidents(new ApplicationName("/shop"), time);

    @AfterEach
    void close() {
        said.close();
    }

    private void aMinuteOfTells() {
        for (int second = 0; second < 60; second++) {
            time.pass(Duration.ofSeconds(1));
            incidents.tellIfDue();
        }
    }

    @Test
    void sessionsThatAreTakenOverAreCounted() {
        for (int user = 0; user < 1204; user++) {
            incidents.takenOver();
        }
        incidents.tellIfDue();
        assertThat(said.all()).isEmpty();
        aMinuteOfTells();
        incidents.takenOver();
        aMinuteOfTells();
        aMinuteOfTells();
        assertThat(said.all())
                .containsExactly(
                        "BATON3012 Application /shop: took over 1,204 sessions of dead instances.",
                        "BATON3012 Application /shop: took over 1 session of dead instances.");
    }

    @Test
    void requestsWithoutTheirSessionAreCountedWithTheLatestReason() {
        incidents.refused("the store is away");
        incidents.without("used by b");
        incidents.without("used by c");
        aMinuteOfTells();
        assertThat(said.all())
                .containsExactly(
                        "BATON3013 Application /shop: 1 request answered with 503, and 2 went on without their session, because it could not be had; the latest: used by c.");
    }

    @Test
    void whatWasCountedIsToldAtTheEnd() {
        incidents.takenOver();
        incidents.tell();
        incidents.tell();
        assertThat(said.ids()).containsExactly("BATON3012");
    }
}
