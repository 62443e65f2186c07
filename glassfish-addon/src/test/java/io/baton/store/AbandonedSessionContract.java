// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions whose owner went on under another name, died, or forgot them. */
public abstract class AbandonedSessionContract extends SessionStoreScenario {

    protected AbandonedSessionContract(StoreUnderTest tested) {
        super(tested);
    }

    private final NodeId nextOfA = NodeId.incarnate("a");
    private final Known formerMemory = new Known(a, 1, 1, 1);

    @ParameterizedTest
    @EnumSource
    void aProcessThatGoesOnUnderAnotherNameKeepsItsMemoryAndGetsAnotherFence(Claim.Mode mode) {
        create(KEEP);
        assertThat(claim(nextOfA, mode, formerMemory)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(delta(a, 1, 2, KEEP, Map.of(), Set.of()))
                .as("under the former name")
                .isEqualTo(SaveResult.FENCED);
        assertThat(delta(nextOfA, 2, 2, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Busy(new Ownership(nextOfA, 2), true));
    }

    @Test
    void aProcessThatGoesOnUnderAnotherNameKeepsItsMemoryOfWhatItReleasedToo() {
        create(LET_GO);
        assertThat(claim(nextOfA, Claim.Mode.OPEN, formerMemory)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void theRunGoesOnUnderTheOtherName() {
        create(KEEP);
        claim(nextOfA, Claim.Mode.OPEN, formerMemory);
        delta(nextOfA, 2, 2, LET_GO, Map.of("cart", frame(2, "fig")), Set.of());
        assertThat(claim(nextOfA, Claim.Mode.OPEN, new Known(nextOfA, 1, 2, 2)))
                .isEqualTo(new ClaimResult.Unchanged(3));
    }

    @Test
    void whatAnotherNodeOwnsByNowIsBusy() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(claim(nextOfA, Claim.Mode.CONFIRM, formerMemory))
                .isEqualTo(new ClaimResult.Busy(new Ownership(b, 2), true));
    }

    @Test
    void whatAnotherNodeChangedMeanwhileComesAlone() {
        create(LET_GO);
        claim(b, 0, 0);
        delta(b, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());
        ClaimResult.Changed found = changed(claim(nextOfA, Claim.Mode.OPEN, formerMemory));
        assertThat(found.names()).containsExactlyInAnyOrder("cart", "user");
        assertThat(found.newer()).containsOnlyKeys("user");
        assertThat(found.abandoned()).isFalse();
    }

    @Test
    void memoryOfTheFormerNameThatTheStoreLostIsBehind() {
        create(KEEP);
        assertThat(claim(nextOfA, Claim.Mode.OPEN, new Known(a, 1, 1, 9))).isEqualTo(new ClaimResult.Behind(1));
        assertThat(claim(nextOfA, Claim.Mode.OPEN, new Known(a, 1, 9, 1))).isEqualTo(new ClaimResult.Behind(1));
    }

    @Test
    void anotherProcessOfTheSameInstanceNameIsAnotherNode() {
        create(KEEP);
        assertThat(claim(nextOfA, 0, 0)).isEqualTo(new ClaimResult.Busy(new Ownership(a, 1), true));
    }

    @Test
    void whatIsTakenFromADeadOwnerIsAbandoned() {
        create(KEEP);
        assertThat(changed(takeFrom(a, 1)).abandoned()).isTrue();
    }

    @Test
    void whatADeadOwnerHadReleasedIsNot() {
        create(LET_GO);
        assertThat(changed(takeFrom(a, 1)).abandoned()).isFalse();
    }

    @Test
    void whatItsOwnerForgotIsAbandoned() {
        create(KEEP);
        assertThat(changed(claim(a, 0, 0)).abandoned()).isTrue();
    }

    @Test
    void whatIsTakenFromADeadOwnerWithoutAnAnswerCanBeTakenOnceMore() {
        create(KEEP);
        takeFrom(a, 1);
        assertThat(changed(takeFrom(a, 1)).fence()).isEqualTo(3);
    }

    @Test
    void whoTakesWhatAnotherTookFromTheDeadOwnerFindsItBusy() {
        create(KEEP);
        takeFrom(a, 1);
        ClaimResult second = store().claim(
                        new Claim(key, c, Claim.Mode.OPEN, Known.NOTHING, new Ownership(a, 1), ALL, nextNumber()));
        assertThat(second).isEqualTo(new ClaimResult.Busy(new Ownership(b, 2), true));
    }

    private ClaimResult takeFrom(NodeId dead, long fence) {
        return store().claim(new Claim(
                key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(dead, fence), ALL, nextNumber()));
    }
}
