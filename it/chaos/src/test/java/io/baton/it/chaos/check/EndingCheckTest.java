// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import static io.baton.it.chaos.check.Tale.A;
import static io.baton.it.chaos.check.Tale.B;
import static io.baton.it.chaos.check.Tale.INTERVAL_MODE;
import static io.baton.it.chaos.check.Tale.REQUEST_MODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the checker makes of what listeners heard. */
class EndingCheckTest {
    private final Tale tale = new Tale(REQUEST_MODE);

    @Test
    void aSessionThatIsEndedIsDestroyedOnce() {
        tale.ends(1, A).destroyed(1.2, A);

        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void orElseItIsTold() {
        tale.ends(1, A);

        assertThat(tale.findings()).containsExactly(FindingKind.NOT_DESTROYED);
    }

    @Test
    void noSessionIsDestroyedTwice() {
        tale.ends(1, A).destroyed(1.2, A).destroyed(30, B);

        assertThat(tale.findings()).containsExactly(FindingKind.DESTROYED_AGAIN);
    }

    @Test
    void unlessTheFirstOneDiedWhileItDidSo() {
        tale.ends(1, A).trouble(1.5, 20, A, Effect.KILLED).destroyed(1.2, A).destroyed(30, B);

        assertThat(tale.findings()).containsExactly(FindingKind.DESTROYED_AGAIN_BY_CRASH);
    }

    @Test
    void orTheStoreForgotThatItEnded() {
        tale.ends(1, A)
                .trouble(1.5, 5, A, Effect.STORE_FELL_BACK)
                .destroyed(1.2, A)
                .destroyed(30, B);

        assertThat(tale.findings()).containsExactly(FindingKind.STORE_FELL_BACK);
    }

    @Test
    void orOneThatHadLostTheStoreAndDidNotKnow() {
        tale.retires(1, A, 1, 1)
                .trouble(13, 20, A, Effect.STORE_AWAY)
                .destroyed(14, A)
                .destroyed(18, B);

        assertThat(tale.findings()).containsExactly(FindingKind.DESTROYED_AGAIN_BY_CUT);
    }

    @Test
    void butNotOneThatKnew() {
        tale.retires(1, A, 1, 1)
                .trouble(13, 20, A, Effect.STORE_AWAY)
                .destroyed(17, A)
                .destroyed(18, B);

        assertThat(tale.findings()).containsExactly(FindingKind.DESTROYED_AGAIN);
    }

    @Test
    void aSessionThatIsLeftAloneIsWaitedForAndThenMissed() {
        tale.retires(1, A, 1, 1);

        assertThat(tale.stillToEnd()).isOne();
        assertThat(tale.findings()).containsExactly(FindingKind.NOT_DESTROYED);
    }

    @Test
    void aSessionThatIsLeftAloneEndsWhenItsTimeIsOver() {
        tale.retires(1, A, 1, 1).destroyed(13, B);

        assertThat(tale.stillToEnd()).isZero();
        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void andNoEarlier() {
        tale.retires(1, A, 1, 1).destroyed(8, B);

        assertThat(tale.findings()).containsExactly(FindingKind.DESTROYED_EARLY);
    }

    @Test
    void aSessionThatNobodyEndedIsNotDestroyed() {
        tale.changes(1, A, 1, 1).destroyed(8, B);

        assertThat(tale.findings()).containsExactly(FindingKind.DESTROYED_EARLY);
    }

    @Test
    void nothingIsSaidOfASessionWhoseEndMayOrMayNotHaveArrived() {
        tale.fails(1, A, Deed.END, 0, Outcome.GAVE_UP, 0);
        assertThat(tale.findings()).isEmpty();

        tale.destroyed(2, A);
        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void whatMadeItEndMayBeLostWithTheLastInterval() {
        Tale lost = new Tale(INTERVAL_MODE).retires(1, A, 1, 1).trouble(3, 9, A, Effect.KILLED);

        assertThat(lost.findings()).isEmpty();
    }

    @Test
    void anEventIsALineOfThreeWords() {
        assertThat(SessionEvent.parse(B, "1000 destroyed abc"))
                .isEqualTo(new SessionEvent(B, false, "abc", Instant.ofEpochSecond(1)));
    }
}
