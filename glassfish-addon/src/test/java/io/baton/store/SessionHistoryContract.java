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
import org.junit.jupiter.params.provider.CsvSource;

/** Which memory is a part of a record's history. */
public abstract class SessionHistoryContract extends SessionStoreScenario {

    protected SessionHistoryContract(StoreUnderTest tested) {
        super(tested);
    }

    @Test
    void aNodeWhoseClaimWasNotAnsweredIsStillInItsRun() {
        create(LET_GO);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(3));
        assertThat(join(a, 1, 1)).as("under a fence it does not know").isEqualTo(new ClaimResult.Unchanged(4));
    }

    @Test
    void aWriteThatWasNotAnsweredDoesNotMakeMemoryOutOfDate() {
        create(KEEP);
        delta(a, 1, 2, LET_GO, Map.of("cart", frame(2, "fig")), Set.of());
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aRunOfAnotherFenceIsAnotherRun() {
        create(LET_GO);
        claim(b, 0, 0);
        store().release(key, new Ownership(b, 2));
        assertThat(claim(b, Claim.Mode.OPEN, new Known(b, 1, 2, 1)).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aFullWriteBeginsARun() {
        create(LET_GO);
        claim(a, 1, 1);
        full(a, 2, 2, LET_GO, Map.of("cart", frame(2, "fig")));
        assertThat(claim(a, Claim.Mode.OPEN, new Known(a, 2, 2, 2))).isEqualTo(new ClaimResult.Unchanged(3));
        store().release(key, new Ownership(a, 3));
        assertThat(claim(a, Claim.Mode.OPEN, new Known(a, 1, 3, 2)).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aFullWriteForgetsTheRunsBeforeIt() {
        create(LET_GO);
        claim(b, 0, 0);
        full(b, 2, 2, LET_GO, Map.of("cart", frame(1, "pear"), "user", frame(2, "ann")));
        assertThat(changed(claim(a, 1, 1)).newer()).containsOnlyKeys("cart", "user");
    }

    @Test
    void memoryOfARunThatTheRecordDoesNotRememberIsWorthNothing() {
        create(LET_GO);
        claim(c, 0, 0);
        delta(c, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());
        assertThat(changed(claim(b, Claim.Mode.OPEN, new Known(b, 2, 2, 2))).newer())
                .as("the fence and the version are those of another node's run, the store lost this one's")
                .containsOnlyKeys("cart", "user");
    }

    @Test
    void ofTwoHistoriesUnderOneFenceTheLongerOneGoesOn() {
        create(LET_GO);
        claim(c, 0, 0);
        store().release(key, new Ownership(c, 2));
        Known lost = new Known(b, 2, 2, 2);
        assertThat(claim(b, Claim.Mode.OPEN, lost))
                .as("b had fence 2 and wrote version 2, which the store has lost")
                .isEqualTo(new ClaimResult.Behind(2));
        full(b, 3, 3, LET_GO, Map.of("user", frame(2, "ann")));
        assertThat(changed(claim(c, Claim.Mode.OPEN, new Known(c, 2, 2, 1))).names())
                .containsExactly("user");
    }

    @Test
    void memoryBeyondTheEndOfARunIsWorthNothing() {
        create(LET_GO);
        claim(b, 0, 0);
        delta(b, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());
        assertThat(changed(claim(a, Claim.Mode.OPEN, new Known(a, 1, 1, 2))).newer())
                .as("the store lost what this node wrote as version 2")
                .containsOnlyKeys("cart", "user");
    }

    @Test
    void memoryOfTheEndOfARunIsAPartOfTheHistory() {
        create(KEEP);
        delta(a, 1, 5, LET_GO, Map.of("cart", frame(5, "fig")), Set.of());
        claim(b, 0, 0);
        delta(b, 2, 6, LET_GO, Map.of("user", frame(6, "ann")), Set.of());
        assertThat(changed(claim(a, Claim.Mode.OPEN, new Known(a, 1, 1, 5))).newer())
                .containsOnlyKeys("user");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "8, false", "9, true"})
    void eightRunsAreRemembered(int takeOvers, boolean everything) {
        create(LET_GO);
        for (int i = 0; i < takeOvers; i++) {
            NodeId node = i % 2 == 0 ? b : c;
            long fence = changed(claim(node, 0, 0)).fence();
            delta(node, fence, fence, LET_GO, Map.of("user", frame(fence, "ann")), Set.of());
        }
        assertThat(changed(claim(a, 1, 1)).newer().containsKey("cart")).isEqualTo(everything);
    }

    @Test
    void memoryOfAnEarlierRunOfTheNodeIsAPartOfTheHistoryToo() {
        create(LET_GO);
        claim(b, 0, 0);
        delta(b, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());
        claim(a, 1, 1);
        delta(a, 3, 3, LET_GO, Map.of("role", frame(3, "admin")), Set.of());
        assertThat(changed(claim(b, Claim.Mode.OPEN, new Known(b, 2, 2, 2))).newer())
                .containsOnlyKeys("role");
        store().release(key, new Ownership(b, 4));
        assertThat(changed(claim(a, 1, 1)).newer())
                .as("a claim of a's was not answered, nor the write after it")
                .containsOnlyKeys("user", "role");
    }
}
