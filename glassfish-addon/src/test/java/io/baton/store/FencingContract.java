// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is refused, what is released, and a store that lost writes. */
public abstract class FencingContract extends SessionStoreScenario {

    protected FencingContract(StoreUnderTest tested) {
        super(tested);
    }

    @Test
    void aReleasedSessionIsFree() {
        create(KEEP);
        assertThat(store().release(key, new Ownership(a, 1))).isTrue();
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void releasingTwiceIsReleasing() {
        create(KEEP);
        store().release(key, new Ownership(a, 1));
        assertThat(store().release(key, new Ownership(a, 1))).isTrue();
    }

    @Test
    void nobodyReleasesTheHoldOfAnother() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(store().release(key, new Ownership(a, 1))).isFalse();
        assertThat(store().release(key, new Ownership(a, 2))).isFalse();
        assertThat(store().release(key, new Ownership(b, 1))).isFalse();
        assertThat(claim(c, 0, 0).kind()).isEqualTo(ClaimResult.Kind.BUSY);
    }

    @Test
    void nothingIsReleasedWhereNothingIs() {
        assertThat(store().release(key, new Ownership(a, 1))).isFalse();
        assertThat(claim(a, 0, 0)).as("and nothing is created").isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void aWriteAfterATakeOverIsRefusedAndWritesNothing() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.FENCED);
        assertThat(full(a, 1, 3, KEEP, Map.of("cart", frame(3, "fig")))).isEqualTo(SaveResult.FENCED);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
    }

    @Test
    void theSameFenceInOtherHandsIsRefused() {
        create(KEEP);
        assertThat(full(b, 1, 2, KEEP, Map.of())).isEqualTo(SaveResult.FENCED);
        assertThat(delta(b, 1, 2, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.FENCED);
    }

    @Test
    void aDeltaWithoutARecordFindsNone() {
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.ABSENT);
        assertThat(claim(a, 0, 0)).as("and creates nothing").isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void aDeltaOnARecordWithALowerFenceIsBehind() {
        create(LET_GO);
        assertThat(delta(b, 5, 8, KEEP, Map.of("cart", frame(8, "fig")), Set.of()))
                .isEqualTo(SaveResult.BEHIND);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
    }

    @Test
    void aDeltaOnARecordBelowWhatItsOwnerStoredIsBehind() {
        create(KEEP);
        assertThat(store().save(saveAfter(4, Save.Scope.DELTA))).isEqualTo(SaveResult.BEHIND);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
        assertThat(store().save(saveAfter(1, Save.Scope.DELTA))).isEqualTo(SaveResult.SAVED);
    }

    @Test
    void aFullWriteReplacesARecordBelowWhatItsOwnerStored() {
        create(KEEP);
        assertThat(store().save(saveAfter(4, Save.Scope.FULL))).isEqualTo(SaveResult.SAVED);
        assertThat(bytes(key, "cart")).isEqualTo(frame(5, "fig").toBytes());
    }

    @Test
    void aClaimThatArrivesAfterItsNodeBroughtTheRecordBackGrantsNothing() {
        assertThat(store().save(new Save(
                        key,
                        id,
                        new Ownership(a, 4),
                        5,
                        4,
                        7,
                        Save.Scope.FULL,
                        METADATA,
                        Map.of("cart", frame(5, "fig")),
                        Set.of(),
                        Map.of(),
                        KEEP,
                        LONG)))
                .isEqualTo(SaveResult.SAVED);

        assertThat(numbered(6, new Known(a, 1, 1, 4)).kind()).isEqualTo(ClaimResult.Kind.BUSY);
        assertThat(numbered(8, new Known(a, 4, 4, 5))).isEqualTo(new ClaimResult.Unchanged(4));
    }

    private ClaimResult numbered(long number, Known known) {
        return store().claim(new Claim(key, a, Claim.Mode.OPEN, known, null, Integer.MAX_VALUE, number));
    }

    private Save saveAfter(long stored, Save.Scope scope) {
        return new Save(
                key,
                id,
                new Ownership(a, 1),
                5,
                stored,
                0,
                scope,
                METADATA,
                Map.of("cart", frame(5, "fig")),
                Set.of(),
                Map.of(),
                KEEP,
                LONG);
    }

    @Test
    void aFullWriteDoesNotTakeTheSessionFromANodeThatOwnsIt() {
        create(KEEP);
        assertThat(full(b, 5, 8, LET_GO, Map.of("user", frame(8, "ann")))).isEqualTo(SaveResult.BEHIND);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
    }

    @Test
    void aFullWriteWithAHigherFenceReplacesTheRecord() {
        create(LET_GO);
        assertThat(full(b, 5, 8, LET_GO, Map.of("user", frame(8, "ann")))).isEqualTo(SaveResult.SAVED);

        ClaimResult.Changed found = changed(claim(c, 0, 0));
        assertThat(found.fence()).isEqualTo(6);
        assertThat(found.version()).isEqualTo(8);
        assertThat(found.names()).containsExactly("user");
    }

    @Test
    void aClaimWithAHigherFenceThanTheOwnersIsBusy() {
        create(KEEP);
        assertThat(claim(b, 7, 9)).isEqualTo(new ClaimResult.Busy(new Ownership(a, 1), true));
    }

    @Test
    void nobodyOwnsARecordThatIsBehind() {
        create(KEEP);
        assertThat(claim(a, 7, 9)).isEqualTo(new ClaimResult.Behind(1));
        assertThat(full(c, 8, 10, KEEP, Map.of("user", frame(10, "ann")))).isEqualTo(SaveResult.SAVED);
    }

    @Test
    void afterAFullWriteTheFormerOwnersMemoryIsOutOfDate() {
        create(LET_GO);
        full(b, 5, 8, LET_GO, Map.of("user", frame(8, "ann")));
        assertThat(claim(a, 1, 1).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aClaimWithAHigherFenceThanTheRecordsIsBehindAndGrantsNothing() {
        create(LET_GO);
        assertThat(claim(a, 7, 9)).isEqualTo(new ClaimResult.Behind(1));
        assertThat(changed(claim(b, 0, 0)).fence()).isEqualTo(2);
    }

    @Test
    void aClaimWithMemoryOfARunThatTheRecordHasNotReachedIsBehind() {
        create(LET_GO);
        assertThat(claim(b, Claim.Mode.OPEN, new Known(b, 7, 1, 0))).isEqualTo(new ClaimResult.Behind(1));
    }

    @Test
    void theNumbersOfAFormerOwnersClaimsDoNotCountForTheNodeThatBroughtTheSessionBack() {
        create(LET_GO);
        Claim latest = new Claim(key, a, Claim.Mode.OPEN, known(a, 1, 1), null, ALL, 1_000_000);
        assertThat(store().claim(latest)).isEqualTo(new ClaimResult.Unchanged(2));
        store().release(key, new Ownership(a, 2));
        full(b, 5, 8, LET_GO, Map.of("user", frame(8, "ann")));
        assertThat(store().claim(new Claim(key, b, Claim.Mode.OPEN, new Known(b, 5, 5, 8), null, ALL, 1)))
                .isEqualTo(new ClaimResult.Unchanged(6));
    }

    @Test
    void aClaimThatKnowsALaterVersionOfItsOwnRunIsBehind() {
        create(LET_GO);
        assertThat(claim(a, 1, 2))
                .as("the claim survived, the write after it was lost")
                .isEqualTo(new ClaimResult.Behind(1));
    }
}
