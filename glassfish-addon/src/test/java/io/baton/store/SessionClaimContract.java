// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets a session, and whether what it has in memory is the session. */
public abstract class SessionClaimContract extends SessionStoreScenario {

    protected SessionClaimContract(StoreUnderTest tested) {
        super(tested);
    }

    @Test
    void theNodeThatHadItLastKeepsItsMemory() {
        create(LET_GO);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void theFenceRisesWithEachNewHold() {
        create(LET_GO);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(store().release(key, new Ownership(a, 2))).isTrue();
        assertThat(claim(a, 2, 1)).isEqualTo(new ClaimResult.Unchanged(3));
        assertThat(store().release(key, new Ownership(a, 3))).isTrue();
        assertThat(changed(claim(b, 0, 0)).fence()).isEqualTo(4);
    }

    @Test
    void aJoinerSharesTheHoldAndItsFence() {
        create(KEEP);
        assertThat(join(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(1));
    }

    @Test
    void aNodeThatForgotTheSessionGetsAllOfIt() {
        create(LET_GO);
        assertThat(changed(claim(a, 0, 0)).newer()).containsOnlyKeys("cart");
    }

    @Test
    void anotherNodeInBetweenMakesMemoryOutOfDate() {
        create(LET_GO);
        changed(claim(b, 0, 0));
        delta(b, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());

        ClaimResult.Changed found = changed(claim(a, 1, 1));
        assertThat(found.fence()).isEqualTo(3);
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.names()).containsExactlyInAnyOrder("cart", "user");
        assertThat(found.newer()).as("only what is newer than memory").containsOnlyKeys("user");
    }

    @Test
    void anotherNodeInBetweenIsSeenEvenIfThisNodeIsTheLastOwnerAgain() {
        create(LET_GO);
        changed(claim(b, 0, 0));
        delta(b, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());
        changed(claim(a, 1, 1));
        store().release(key, new Ownership(a, 3));

        assertThat(claim(a, 1, 1).kind()).as("the answer with fence 3 was lost").isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aJoinerWhoseMemoryIsOutOfDateGetsWhatChanged() {
        create(LET_GO);
        changed(claim(b, 0, 0));
        delta(b, 2, 2, LET_GO, Map.of("cart", frame(2, "fig")), Set.of());
        changed(claim(a, 1, 1));

        assertThat(join(a, 1, 1).kind())
                .as("the answer to the claim was lost, and a request went on with what was in memory")
                .isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void removedNamesAreMissingAmongTheNames() {
        full(a, 1, 1, LET_GO, Map.of("cart", frame(1, "pear"), "user", frame(1, "ann")));
        changed(claim(b, 0, 0));
        delta(b, 2, 2, LET_GO, Map.of(), Set.of("cart"));

        ClaimResult.Changed found = changed(claim(a, 1, 1));
        assertThat(found.names()).containsExactly("user");
        assertThat(found.newer()).isEmpty();
    }

    @Test
    void knowingALaterVersionThanTheRecordsBringsEverything() {
        create(LET_GO);
        changed(claim(b, 0, 0));
        store().release(key, new Ownership(b, 2));
        assertThat(changed(claim(a, 1, 9)).newer()).containsOnlyKeys("cart");
    }

    @Test
    void anOwnedSessionIsBusyForOthersAndSaysWhoseItIs() {
        create(KEEP);
        assertThat(claim(b, 0, 0)).isInstanceOfSatisfying(ClaimResult.Busy.class, busy -> {
            assertThat(busy.owner()).isEqualTo(new Ownership(a, 1));
            assertThat(busy.owned()).isTrue();
        });
    }

    @Test
    void aClaimIsAHold() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(claim(a, 1, 1))
                .isInstanceOfSatisfying(
                        ClaimResult.Busy.class, busy -> assertThat(busy.owner()).isEqualTo(new Ownership(b, 2)));
    }

    @Test
    void theHoldOfADeadOwnerIsLifted() {
        create(KEEP);
        ClaimResult taken = store().claim(
                        new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(a, 1), ALL, nextNumber()));
        assertThat(changed(taken).fence()).isEqualTo(2);
    }

    @Test
    void onlyTheHoldThatWasFoundDeadIsLifted() {
        create(LET_GO);
        claim(a, 1, 1);
        assertThat(store().claim(new Claim(
                                key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(a, 1), ALL, nextNumber()))
                        .kind())
                .as("the owner has a newer hold")
                .isEqualTo(ClaimResult.Kind.BUSY);
        assertThat(store().claim(new Claim(
                                key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(c, 2), ALL, nextNumber()))
                        .kind())
                .as("the owner is another one")
                .isEqualTo(ClaimResult.Kind.BUSY);
    }

    @ParameterizedTest
    @EnumSource
    void aClaimOfTheOwnerChangesNothingWhateverItIsFor(Claim.Mode mode) {
        create(KEEP);
        assertThat(claim(a, mode, known(a, 1, 1))).isEqualTo(new ClaimResult.Unchanged(1));
        assertThat(claim(a, mode, known(a, 1, 1))).as("once more").isEqualTo(new ClaimResult.Unchanged(1));
        assertThat(delta(a, 1, 2, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
    }

    @Test
    void anOwnerThatDoesNotKnowItsFenceGetsAnother() {
        create(LET_GO);
        assertThat(claim(a, 1, 1)).as("not answered").isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(3));
        assertThat(delta(a, 2, 2, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.FENCED);
    }

    @Test
    void aClaimThatIsSentAgainIsGrantedOnce() {
        create(LET_GO);
        Claim twice = new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, null, ALL, nextNumber());
        ClaimResult.Changed first = changed(store().claim(twice));
        ClaimResult.Changed again = changed(store().claim(twice));
        assertThat(again.fence()).isEqualTo(first.fence());
        assertThat(again.newer()).isEqualTo(first.newer());
        assertThat(delta(b, first.fence(), 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.SAVED);
    }

    @Test
    void aClaimThatArrivesOnceMoreAfterTheSessionWasLetGoOfGrantsNothing() {
        create(LET_GO);
        Claim twice = new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, null, ALL, nextNumber());
        long fence = changed(store().claim(twice)).fence();
        store().release(key, new Ownership(b, fence));
        assertThat(store().claim(twice)).isEqualTo(new ClaimResult.Busy(new Ownership(b, fence), false));
        assertThat(changed(claim(c, 0, 0)).abandoned()).isFalse();
    }

    @Test
    void aClaimThatALaterOneOfItsNodeOvertookGrantsNothing() {
        create(LET_GO);
        Claim late = new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, null, ALL, nextNumber());
        long fence = changed(claim(b, 0, 0)).fence();
        assertThat(store().claim(late)).isEqualTo(new ClaimResult.Busy(new Ownership(b, fence), false));
        full(b, fence, 2, KEEP, Map.of("cart", frame(2, "fig")));
        assertThat(store().claim(late).kind())
                .as("a full write forgets nothing of that")
                .isEqualTo(ClaimResult.Kind.BUSY);
        assertThat(delta(b, fence, 3, LET_GO, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
    }
}
