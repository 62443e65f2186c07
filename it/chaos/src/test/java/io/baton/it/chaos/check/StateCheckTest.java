// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import static io.baton.it.chaos.check.Tale.A;
import static io.baton.it.chaos.check.Tale.B;
import static io.baton.it.chaos.check.Tale.INTERVAL_MODE;
import static io.baton.it.chaos.check.Tale.REQUEST_MODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the checker makes of what one session was shown to hold. */
class StateCheckTest {
    private final Tale tale = new Tale(REQUEST_MODE);

    @Test
    void aSessionThatOnlyGrowsIsFine() {
        tale.changes(1, A, 1, 1).changes(2, B, 2, 1, 2).reads(3, A, 1, 2).looks(9, B, 1, 2);

        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void anAnswerThatLacksWhatAnEarlierOneShowedIsAnOlderState() {
        tale.changes(1, A, 1, 1).changes(2, A, 2, 1, 2).reads(3, B, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void anOlderStateIsToldOnceForEachChangeAndNotForEachAnswer() {
        tale.changes(1, A, 1, 1).reads(2, B).reads(3, B).reads(4, A);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void aChangeThatIsNotThereInTheEndIsLost() {
        tale.changes(1, A, 1, 1).looks(9, A);

        assertThat(tale.findings()).containsExactly(FindingKind.LOST_CHANGE);
    }

    @Test
    void aChangeWhoseAnswerNeverCameMayBeThereOrNot() {
        tale.fails(1, A, Deed.CHANGE, 1, Outcome.GAVE_UP, 0)
                .fails(2, A, Deed.CHANGE, 2, Outcome.GAVE_UP, 0)
                .reads(3, B)
                .reads(4, B, 2);

        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void onceShownSuchAChangeMustStay() {
        tale.fails(1, A, Deed.CHANGE, 1, Outcome.GAVE_UP, 0).reads(3, B, 1).reads(4, B);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void anAnswerNeedNotShowWhatWasNotCompleteWhenItWasAskedFor() {
        tale.readsSlowly(1, B, Duration.ofSeconds(3)).changes(2, A, 1, 1).reads(5, A, 1);

        assertThat(tale.findings()).isEmpty();
    }

    @Test
    void anAnswerToAChangeMustShowThatChange() {
        tale.changes(1, A, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.LOST_CHANGE);
    }

    @Test
    void aNumberNobodySentIsUnknown() {
        tale.reads(1, A, 7);

        assertThat(tale.findings()).containsExactly(FindingKind.UNKNOWN_CHANGE);
    }

    @Test
    void countersThatTellSomethingElseThanTheNumbersAreTorn() {
        tale.changes(1, A, 1, 1).showsTorn(2, B, "1", "0,0,0,0");

        assertThat(tale.findings()).containsExactly(FindingKind.TORN_STATE);
    }

    @Test
    void aNumberThatIsThereTwiceIsTorn() {
        tale.changes(1, A, 1, 1).showsTorn(2, B, "1,1", "0,2,0,0");

        assertThat(tale.findings()).containsExactly(FindingKind.TORN_STATE);
    }

    @Test
    void anInstanceThatSaidItHasNoStoreMayNotKnowWhatAnotherOneDidSince() {
        tale.changes(1, A, 1, 1)
                .trouble(2, 8, A, Effect.STORE_AWAY)
                .changes(3, B, 2, 1, 2)
                .reads(4, A, 1)
                .reads(9, A, 1, 2);

        assertThat(tale.findings()).containsExactly(FindingKind.PARTITION);
    }

    @Test
    void whatAnotherOneDidBeforeIsToldApart() {
        tale.changes(1, B, 1, 1).trouble(2, 8, A, Effect.STORE_AWAY).reads(4, A).reads(9, A, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.FORMER_COPY);
    }

    @Test
    void whatIsChangedInSuchACopyIsToldOfWhenItIsDropped() {
        tale.changes(1, B, 1, 1)
                .trouble(2, 8, A, Effect.STORE_AWAY)
                .changes(4, A, 2, 2)
                .looks(9, A, 1)
                .looks(10, B, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.FORMER_COPY, FindingKind.FORMER_COPY);
    }

    @Test
    void itIsSuchACopyEvenIfNothingWasMissingInIt() {
        tale.reads(1, B)
                .trouble(2, 8, A, Effect.STORE_AWAY)
                .changes(4, A, 1, 1)
                .looks(9, A)
                .looks(10, B);

        assertThat(tale.findings()).containsExactly(FindingKind.FORMER_COPY);
    }

    @Test
    void withoutAStoreForAnyInstanceTheyMustNotBothGoOn() {
        tale.trouble(1, 8, A, Effect.STORE_AWAY)
                .trouble(1, 8, B, Effect.STORE_AWAY)
                .changes(2, A, 1, 1)
                .changes(3, B, 2, 2);

        assertThat(tale.findings()).containsExactly(FindingKind.TWO_COPIES);
    }

    @Test
    void andAfterThatItMustKnowEverything() {
        tale.changes(1, A, 1, 1)
                .trouble(2, 8, A, Effect.STORE_AWAY)
                .changes(3, B, 2, 1, 2)
                .reads(9, A, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void anInstanceThatDidNotSayThatItHasNoStoreHasNoExcuse() {
        tale.changes(1, A, 1, 1)
                .trouble(2, 8, A, Effect.STORE_AWAY, false)
                .changes(3, B, 2, 1, 2)
                .reads(4, A, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void whatWasChangedWithoutTheStoreMayBeDroppedIfAnotherInstanceWentOnMeanwhile() {
        tale.trouble(1, 8, A, Effect.STORE_AWAY)
                .changes(2, A, 1, 1)
                .changes(3, B, 2, 2)
                .reads(9, A, 2)
                .looks(10, A, 2);

        assertThat(tale.findings()).containsExactly(FindingKind.PARTITION);
    }

    @Test
    void itMayHaveGoneOnForARequestThatTheClientGaveUp() {
        tale.trouble(1.9, 8, A, Effect.STORE_AWAY)
                .changes(2, A, 1, 1)
                .fails(3, B, Deed.READ, 0, Outcome.GAVE_UP, 0)
                .changes(7, A, 2, 2)
                .reads(9, A, 2);

        assertThat(tale.findings()).containsExactly(FindingKind.PARTITION);
    }

    @Test
    void butNotForOneThatWasRefused() {
        tale.trouble(1.9, 8, A, Effect.STORE_AWAY)
                .changes(2, A, 1, 1)
                .fails(3, B, Deed.READ, 0, Outcome.REFUSED, 503)
                .reads(9, A);

        assertThat(tale.findings()).contains(FindingKind.OLDER_STATE);
    }

    @Test
    void butNotIfNoOtherInstanceHadIt() {
        tale.trouble(1, 8, A, Effect.STORE_AWAY).changes(2, A, 1, 1).reads(9, B).looks(10, B);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void aPauseIsNoExcuseInRequestMode() {
        tale.changes(1, A, 1, 1)
                .trouble(2, 8, A, Effect.PAUSED)
                .changes(3, B, 2, 1, 2)
                .reads(7, A, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void aCrashMayTakeTheLastIntervalInIntervalModeOnly() {
        assertThat(changedBeforeACrash(new Tale(INTERVAL_MODE), 1, 5)).containsExactly(FindingKind.LAST_INTERVAL);
        assertThat(changedBeforeACrash(new Tale(INTERVAL_MODE), 1, 50)).containsExactly(FindingKind.OLDER_STATE);
        assertThat(changedBeforeACrash(new Tale(REQUEST_MODE), 1, 5)).containsExactly(FindingKind.OLDER_STATE);
    }

    private static Iterable<FindingKind> changedBeforeACrash(Tale tale, double change, double crash) {
        return tale.changes(change, A, 1, 1)
                .trouble(crash, crash + 10, A, Effect.KILLED)
                .reads(crash + 2, B)
                .findings();
    }

    @Test
    void anEmptiedStoreMayLoseAnythingFromBefore() {
        tale.changes(1, A, 1, 1).trouble(2, 4, A, Effect.STORE_EMPTIED).reads(5, B);

        assertThat(tale.findings()).containsExactly(FindingKind.STORE_EMPTIED);
    }

    @Test
    void butNothingFromAfterwards() {
        tale.trouble(0, 2, A, Effect.STORE_EMPTIED).changes(3, A, 1, 1).reads(5, B);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void aReplicaThatTookOverMayLackWhatWasWrittenLastToASessionThatWandered() {
        tale.changes(1, B, 1, 1)
                .changes(2, A, 2, 1, 2)
                .trouble(2.7, 5, A, Effect.STORE_FELL_BACK)
                .reads(6, B, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.STORE_FELL_BACK);
    }

    @Test
    void butNotWhatWasWrittenBefore() {
        tale.changes(1, B, 1, 1)
                .changes(2, A, 2, 1, 2)
                .trouble(4, 5, A, Effect.STORE_FELL_BACK)
                .reads(6, B, 1);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void andWhatOneInstanceHadAllTheTimeIsBroughtBack() {
        tale.changes(2, A, 1, 1).trouble(2.7, 5, A, Effect.STORE_FELL_BACK).reads(6, B);

        assertThat(tale.findings()).containsExactly(FindingKind.OLDER_STATE);
    }

    @Test
    void aLiveSessionThatIsNotFoundIsLost() {
        tale.fails(3, B, Deed.READ, 0, Outcome.NONE, 200);

        assertThat(tale.findings()).containsExactly(FindingKind.SESSION_LOST);
    }

    @Test
    void aSessionThatBeganWithoutTheStoreIsNotFoundElsewhereUntilItIsBack() {
        tale.trouble(0, 8, A, Effect.STORE_AWAY).fails(3, B, Deed.READ, 0, Outcome.NONE, 200);

        assertThat(tale.findings()).containsExactly(FindingKind.NOT_YET_STORED);
    }

    @Test
    void aSessionMayBeLostWithTheStoresData() {
        tale.trouble(1, 2, B, Effect.STORE_EMPTIED).fails(3, B, Deed.READ, 0, Outcome.NONE, 200);

        assertThat(tale.findings()).containsExactly(FindingKind.STORE_EMPTIED);
    }
}
