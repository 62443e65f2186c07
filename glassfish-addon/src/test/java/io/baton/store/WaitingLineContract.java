// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who comes next. */
public abstract class WaitingLineContract extends SessionStoreScenario {

    private static final Duration PLACE_IN_LINE = Duration.ofSeconds(1);

    protected WaitingLineContract(StoreUnderTest tested) {
        super(tested);
    }

    @Test
    void aWaitingNodeComesBeforeTheFormerHolder() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            store().release(key, new Ownership(a, 1));
            ClaimResult formerHolder = claim(a, 1, 1);
            ClaimResult inLine = claim(b, 0, 0);
            return () -> {
                assertThat(formerHolder)
                        .isInstanceOfSatisfying(
                                ClaimResult.Busy.class,
                                busy -> assertThat(busy.owner().node()).isEqualTo(b));
                assertThat(changed(inLine).fence()).isEqualTo(2);
            };
        });
    }

    @Test
    void aWaitingNodeComesBeforeAJoiner() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            ClaimResult joiner = join(a, 1, 1);
            return () -> assertThat(joiner)
                    .isInstanceOfSatisfying(
                            ClaimResult.Busy.class,
                            busy -> assertThat(busy.owner().node()).isEqualTo(b));
        });
    }

    @Test
    void theFirstToWaitComesFirst() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            claim(c, 0, 0);
            store().release(key, new Ownership(a, 1));
            ClaimResult second = claim(c, 0, 0);
            ClaimResult first = claim(b, 0, 0);
            return () -> {
                assertThat(second.kind()).isEqualTo(ClaimResult.Kind.BUSY);
                assertThat(first.kind()).isEqualTo(ClaimResult.Kind.CHANGED);
            };
        });
    }

    @Test
    void aWriteThatReleasesKeepsTheLine() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            delta(a, 1, 2, LET_GO, Map.of(), Set.of());
            ClaimResult formerHolder = claim(a, 1, 2);
            return () -> assertThat(formerHolder.kind()).isEqualTo(ClaimResult.Kind.BUSY);
        });
    }

    @Test
    void aNodeThatNoLongerAsksLosesItsPlace() {
        create(KEEP);
        claim(b, 0, 0);
        store().release(key, new Ownership(a, 1));
        pass(PLACE_IN_LINE);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aSweepDoesNotWaitInLine() {
        create(KEEP);
        assertThat(claim(b, Claim.Mode.SWEEP, Known.NOTHING).kind()).isEqualTo(ClaimResult.Kind.BUSY);
        store().release(key, new Ownership(a, 1));
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aSweepTakesNobodysPlace() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            store().release(key, new Ownership(a, 1));
            ClaimResult ofTheFormerHolder = claim(a, Claim.Mode.SWEEP, known(a, 1, 1));
            ClaimResult ofAnother = claim(c, Claim.Mode.SWEEP, Known.NOTHING);
            ClaimResult inLine = claim(b, 0, 0);
            return () -> {
                assertThat(ofTheFormerHolder.kind()).isEqualTo(ClaimResult.Kind.BUSY);
                assertThat(ofAnother.kind()).isEqualTo(ClaimResult.Kind.BUSY);
                assertThat(inLine.kind()).isEqualTo(ClaimResult.Kind.CHANGED);
            };
        });
    }

    @Test
    void aFreeSessionIsGrantedToASweep() {
        create(LET_GO);
        assertThat(claim(a, Claim.Mode.SWEEP, known(a, 1, 1))).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.BUSY);
    }

    @Test
    void anOwnerIsConfirmedWhoeverWaitsAndTheLineStays() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            ClaimResult owner = claim(a, Claim.Mode.CONFIRM, known(a, 1, 1));
            ClaimResult joiner = join(a, 1, 1);
            return () -> {
                assertThat(owner).isEqualTo(new ClaimResult.Unchanged(1));
                assertThat(joiner.kind()).isEqualTo(ClaimResult.Kind.BUSY);
            };
        });
    }

    @Test
    void aFormerOwnerIsNotConfirmed() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(claim(a, Claim.Mode.CONFIRM, known(a, 1, 1)))
                .isInstanceOfSatisfying(
                        ClaimResult.Busy.class, busy -> assertThat(busy.owner()).isEqualTo(new Ownership(b, 2)));
        store().release(key, new Ownership(b, 2));
        assertThat(claim(a, Claim.Mode.CONFIRM, known(a, 1, 1)).kind())
                .as("although nothing was written")
                .isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aFormerOwnerThatAsksForConfirmationDoesNotWaitInLine() {
        create(LET_GO);
        claim(b, 0, 0);
        claim(a, Claim.Mode.CONFIRM, known(a, 1, 1));
        join(a, 1, 1);
        store().release(key, new Ownership(b, 2));
        assertThat(claim(c, 0, 0).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aSessionThatIsFreeButForTheNodeInLineIsBusyAndNobodysToAskFor() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            store().release(key, new Ownership(a, 1));
            ClaimResult formerHolder = claim(a, 1, 1);
            return () -> assertThat(formerHolder).isEqualTo(new ClaimResult.Busy(new Ownership(b, 1), false));
        });
    }

    @Test
    void anOwnerWithoutRequestsServesItselfWhoeverWaits() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            ClaimResult owner = claim(a, 1, 1);
            return () -> assertThat(owner).isEqualTo(new ClaimResult.Unchanged(1));
        });
    }

    @Test
    void whoGetsTheSessionGivesUpItsPlace() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            store().release(key, new Ownership(a, 1));
            claim(b, 0, 0);
            store().release(key, new Ownership(b, 2));
            ClaimResult next = claim(c, 0, 0);
            return () -> assertThat(next.kind()).isEqualTo(ClaimResult.Kind.CHANGED);
        });
    }

    @Test
    void whoIsConfirmedBeforeTheNodeInLineLeavesItItsPlace() {
        whileThePlaceIsKept(() -> {
            create(KEEP);
            claim(b, 0, 0);
            store().release(key, new Ownership(a, 1));
            claim(c, Claim.Mode.CONFIRM, Known.NOTHING);
            store().release(key, new Ownership(c, 2));
            ClaimResult another = claim(a, 0, 0);
            ClaimResult inLine = claim(b, 0, 0);
            return () -> {
                assertThat(another).isEqualTo(new ClaimResult.Busy(new Ownership(b, 2), false));
                assertThat(inLine.kind()).isEqualTo(ClaimResult.Kind.CHANGED);
            };
        });
    }

    /** The steps before a check that only holds as long as a place in line is kept; a machine too slow for that tries again. */
    private void whileThePlaceIsKept(Scenario scenario) {
        for (int attempt = 1; attempt < 20; attempt++) {
            long began = System.nanoTime();
            Runnable check = scenario.play();
            if (System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(PLACE_IN_LINE.toMillis() / 2)) {
                check.run();
                return;
            }
            anotherSession();
        }
        throw new AssertionError("this machine is too slow to keep a place in line");
    }

    private interface Scenario {
        /** Plays the steps and returns the check. */
        Runnable play();
    }
}
