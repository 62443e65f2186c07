// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import static io.baton.it.chaos.check.Tale.A;
import static io.baton.it.chaos.check.Tale.B;
import static io.baton.it.chaos.check.Tale.REQUEST_MODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the checker makes of errors and of time. */
class AnswerCheckTest {
    private final Tale tale = new Tale(REQUEST_MODE);

    @Test
    void anErrorIsAnError() {
        tale.fails(1, A, Deed.READ, 0, Outcome.REFUSED, 500);

        assertThat(tale.findings()).containsExactly(FindingKind.ERROR);
    }

    @Test
    void aDeadInstanceMayBreakConnectionsAndAnotherOneMayNot() {
        tale.trouble(1, 5, A, Effect.KILLED)
                .fails(2, A, Deed.READ, 0, Outcome.BROKEN, 0)
                .fails(3, B, Deed.READ, 0, Outcome.BROKEN, 0);

        assertThat(tale.findings()).containsExactly(FindingKind.ERROR);
    }

    @Test
    void anInstanceThatStopsMayAnswerWithAnything() {
        tale.trouble(1, 5, A, Effect.STOPPED).fails(2, A, Deed.READ, 0, Outcome.REFUSED, 404);

        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void withoutItsStoreAnInstanceMayTurnClientsAwayAndNothingElse() {
        tale.trouble(1, 5, A, Effect.STORE_AWAY)
                .fails(2, A, Deed.READ, 0, Outcome.REFUSED, 503)
                .fails(3, A, Deed.READ, 0, Outcome.REFUSED, 500);

        assertThat(tale.findings()).containsExactly(FindingKind.ERROR);
    }

    @Test
    void theOtherInstanceMustNotTurnThemAwayThen() {
        tale.trouble(1, 5, A, Effect.STORE_AWAY).fails(2, B, Deed.READ, 0, Outcome.REFUSED, 503);

        assertThat(tale.findings()).containsExactly(FindingKind.ERROR);
    }

    @Test
    void aRequestMayNotTakeTooLong() {
        tale.readsSlowly(1, A, Duration.ofSeconds(11));

        assertThat(tale.findings()).containsExactly(FindingKind.SLOW);
    }

    @Test
    void unlessTheInstanceStoodStillMeanwhile() {
        tale.trouble(5, 14, A, Effect.PAUSED).readsSlowly(1, A, Duration.ofSeconds(12));

        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsNoReasonToBeSlow() {
        tale.trouble(1, 20, A, Effect.STORE_AWAY).readsSlowly(2, A, Duration.ofSeconds(11));

        assertThat(tale.findings()).containsExactly(FindingKind.SLOW);
    }

    @Test
    void anImpatientClientProvesNothing() {
        tale.fails(1, A, Deed.READ, 0, Outcome.GAVE_UP, 0);

        assertThat(tale.findings()).isEmpty();
    }
}
