// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.it.chaos.check.Effect;
import io.baton.it.chaos.site.StoreKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is drawn from a seed. */
class FaultScriptTest {

    private static List<Fault> script(long seed, int faults) {
        FaultScript script = new FaultScript(seed, FaultKind.usual(StoreKind.ALONE), 2);
        return Stream.generate(script::next).limit(faults).toList();
    }

    @Test
    void theSameSeedMakesTheSameScript() {
        assertThat(script(7, 100)).isEqualTo(script(7, 100)).isNotEqualTo(script(8, 100));
    }

    @Test
    void eachKindHasItsTurnInEachRound() {
        int kinds = FaultKind.usual(StoreKind.ALONE).size();

        assertThat(script(7, kinds).stream().map(Fault::kind))
                .containsExactlyInAnyOrderElementsOf(FaultKind.usual(StoreKind.ALONE));
    }

    @Test
    void everyFaultEndsAndIsFollowedByQuiet() {
        assertThat(script(7, 1000)).allSatisfy(fault -> {
            assertThat(fault.lasts()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(15));
            assertThat(fault.quiet()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
            assertThat(fault.delay()).isBetween(Duration.ofMillis(10), Duration.ofMillis(1500));
            assertThat(fault.bytesPerSecond()).isBetween(1_000L, 200_000L);
            assertThat(fault.victim()).isBetween(0, 1);
        });
    }

    @Test
    void aStoreThatLosesItsDataIsUnusual() {
        assertThat(FaultKind.usual(StoreKind.ALONE)).doesNotContain(FaultKind.STORE_EMPTY);
        assertThat(FaultKind.possible(StoreKind.ALONE)).contains(FaultKind.STORE_EMPTY);
    }

    @Test
    void onlyWhatHasReplicasFailsOverAndOnlyAClusterHasSlots() {
        assertThat(FaultKind.possible(StoreKind.ALONE)).doesNotContain(FaultKind.FAIL_OVER, FaultKind.SLOT_MOVE);
        assertThat(FaultKind.possible(StoreKind.SENTINEL))
                .contains(FaultKind.FAIL_OVER, FaultKind.FALL_BACK, FaultKind.KILL)
                .doesNotContain(FaultKind.SLOT_MOVE, FaultKind.CUT, FaultKind.STORE_EMPTY);
        assertThat(FaultKind.possible(StoreKind.CLUSTER)).contains(FaultKind.FALL_BACK, FaultKind.SLOT_MOVE);
    }

    @Test
    void onlyAStoreWithReplicasFallsBack() {
        assertThat(FaultKind.STORE_KILL.effects(StoreKind.ALONE)).containsExactly(Effect.STORE_AWAY);
        assertThat(FaultKind.STORE_KILL.effects(StoreKind.CLUSTER))
                .containsExactly(Effect.STORE_AWAY, Effect.STORE_FELL_BACK);
        assertThat(FaultKind.KILL.effects(StoreKind.CLUSTER)).containsExactly(Effect.KILLED);
    }

    @Test
    void kindsAreKnownByTheirTitles() {
        assertThat(EnumSet.allOf(FaultKind.class))
                .allSatisfy(kind -> assertThat(FaultKind.named(kind.title())).isEqualTo(kind));
        assertThatThrownBy(() -> FaultKind.named("earthquake")).hasMessageContaining("store-empty");
    }
}
