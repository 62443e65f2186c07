// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sessions that end, and that late writes do not bring them back. */
public abstract class SessionEndContract extends SessionStoreScenario {

    protected SessionEndContract(StoreUnderTest tested) {
        super(tested);
    }

    @Test
    void anEndedSessionIsRemembered() {
        create(KEEP);
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Ended());
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Ended());
        assertThat(bytes(key, "cart")).as("its data is gone").isNull();
    }

    @Test
    void endingTwiceIsEnding() {
        create(KEEP);
        end(a, 1, End.Cause.INVALIDATED, LONG);
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(endIfOwned(b, 9, End.Cause.EXPIRED, LONG)).isEqualTo(EndResult.ENDED);
    }

    @Test
    void whatWasNeverStoredCanBeEnded() {
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Ended());
    }

    @Test
    void aLateWriteIsRefusedHoweverItComes() {
        create(LET_GO);
        claim(b, 0, 0);
        end(a, 1, End.Cause.INVALIDATED, LONG);
        assertThat(delta(b, 2, 2, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.ENDED);
        assertThat(full(b, 2, 3, KEEP, Map.of())).isEqualTo(SaveResult.ENDED);
        assertThat(full(b, 99, 4, KEEP, Map.of())).as("with any fence").isEqualTo(SaveResult.ENDED);
        assertThat(store().release(key, new Ownership(b, 2))).isFalse();
    }

    @Test
    void anotherSessionMayBeginUnderTheIdAndTheEndedOneStaysEnded() {
        create(KEEP);
        end(a, 1, End.Cause.INVALIDATED, LONG);
        long ended =
                ((Sight.Ended) Objects.requireNonNull(store().look(List.of(key)).get(key))).fence();
        assertThat(succeed(b, ended, 1)).as("with no higher fence").isEqualTo(SaveResult.ENDED);

        assertThat(succeed(b, ended + 1, 1)).isEqualTo(SaveResult.SAVED);
        assertThat(succeed(b, ended + 1, 1)).as("once more").isEqualTo(SaveResult.SAVED);
        assertThat(succeed(c, ended + 1, 1)).as("at the same time elsewhere").isEqualTo(SaveResult.FENCED);
        assertThat(delta(a, 1, 2, KEEP, Map.of(), Set.of())).as("late").isEqualTo(SaveResult.FENCED);
        assertThat(full(a, 1, 3, KEEP, Map.of())).as("late").isEqualTo(SaveResult.FENCED);
        assertThat(delta(b, ended + 1, 2, LET_GO, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
        assertThat(changed(claim(a, 1, 1)).names())
                .as("nothing of the one before")
                .containsOnly("basket");
    }

    private SaveResult succeed(NodeId node, long fence, long version) {
        return save(
                node,
                fence,
                version,
                Save.Scope.SUCCESSOR,
                METADATA,
                KEEP,
                Map.of("basket", frame(version, "fig")),
                Set.of());
    }

    @Test
    void theMemoryOfAnEndLastsAsLongAsItWasTold() {
        create(KEEP);
        end(a, 1, End.Cause.INVALIDATED, SHORT);
        pass(SHORT);
        assertThat(claim(a, 0, 0)).isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void whatExpiredHereButIsUsedElsewhereLivesOn() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(endIfOwned(a, 1, End.Cause.EXPIRED, LONG)).isEqualTo(EndResult.FENCED);
        assertThat(delta(b, 2, 2, KEEP, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
    }

    @Test
    void whatExpiredAtItsLastOwnerEnds() {
        create(LET_GO);
        assertThat(endIfOwned(a, 1, End.Cause.EXPIRED, LONG)).isEqualTo(EndResult.ENDED);
    }

    @Test
    void whatWasInvalidatedEndsWhoeverHasIt() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(c, 0, 0)).isEqualTo(new ClaimResult.Ended());
    }

    @Test
    void whatIsToEndOnlyIfOwnedEndsWhateverTheCauseOnlyThen() {
        create(LET_GO);
        claim(b, 0, 0);
        for (End.Cause cause : End.Cause.values()) {
            assertThat(endIfOwned(a, 1, cause, LONG)).isEqualTo(EndResult.FENCED);
            assertThat(endIfOwned(a, 2, cause, LONG)).as("fence of another").isEqualTo(EndResult.FENCED);
            assertThat(endIfOwned(b, 1, cause, LONG)).as("older hold").isEqualTo(EndResult.FENCED);
            assertThat(endIfOwned(b, 3, cause, LONG)).as("lost hold").isEqualTo(EndResult.FENCED);
        }
        assertThat(endIfOwned(b, 2, End.Cause.RENAMED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(c, 0, 0)).isEqualTo(new ClaimResult.Ended());
    }

    @Test
    void whatIsToEndOnlyIfOwnedEndsIfNobodyHasIt() {
        assertThat(endIfOwned(a, 1, End.Cause.EXPIRED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Ended());
    }

    @Test
    void theFormerIdOfARenamedSessionEnds() {
        create(KEEP);
        assertThat(end(a, 1, End.Cause.RENAMED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Ended());
    }
}
