package io.baton.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link SessionStore} does. */
public abstract class SessionStoreContract {

    /** Longer than any test. */
    protected static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LET_GO = Duration.ZERO;
    private static final Duration PLACE_IN_LINE = Duration.ofMillis(250);
    private static final Instant CREATED = Instant.ofEpochMilli(1_760_000_000_000L);
    private static final SessionMetadata METADATA = new SessionMetadata(CREATED, CREATED, Duration.ofMinutes(30));

    /** Three nodes. */
    protected final NodeId a = NodeId.incarnate("a");

    protected final NodeId b = NodeId.incarnate("b");
    protected final NodeId c = NodeId.incarnate("c");

    private final ApplicationName application = new ApplicationName("/shop");
    private final SessionIds ids = new SessionIds();

    /** The session of the test. */
    protected SessionKey key = SessionKey.of(application, ids.next());

    /** The implementation, connected. */
    protected abstract SessionStore store();

    /** Returns when the store's clock has moved on by at least that much. */
    protected abstract void pass(Duration duration);

    /** The attribute's bytes as the store has them. */
    protected abstract byte @Nullable [] bytes(SessionKey session, String name);

    /** Puts bytes in place of an attribute, as a fault or another version would. */
    protected abstract void replaceBytes(SessionKey session, String name, byte[] bytes);

    // Creating and writing

    @Test
    void nothingIsThereBeforeTheFirstFullSave() {
        assertThat(claim(a, 0, 0)).isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void theFirstFullSaveCreatesTheSession() {
        assertThat(full(a, 1, 1, LET_GO, Map.of("cart", frame(1, "pear")))).isEqualTo(SaveResult.SAVED);

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.metadata()).isEqualTo(METADATA);
        assertThat(found.names()).containsExactly("cart");
        assertThat(found.newer()).containsExactly(Map.entry("cart", frame(1, "pear")));
    }

    @Test
    void theSameIdInAnotherApplicationIsAnotherSession() {
        create(LET_GO);
        SessionKey elsewhere = new SessionKey(new ApplicationName("/blog"), key.digest());
        assertThat(store().claim(new Claim(elsewhere, b, Claim.Mode.OPEN, Known.NOTHING, null, LONG)))
                .isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void aDeltaWritesWhatChangedAndLeavesTheRest() {
        create(LONG);
        assertThat(delta(a, 1, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of()))
                .isEqualTo(SaveResult.SAVED);

        assertThat(changed(claim(b, 0, 0)).newer())
                .containsOnly(Map.entry("cart", frame(1, "pear")), Map.entry("user", frame(2, "ann")));
    }

    @Test
    void aDeltaRemovesWhatIsGone() {
        full(a, 1, 1, LONG, Map.of("cart", frame(1, "pear"), "user", frame(1, "ann")));
        delta(a, 1, 2, LET_GO, Map.of(), Set.of("cart", "never-there"));

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.names()).containsExactly("user");
        assertThat(found.newer()).containsOnlyKeys("user");
    }

    @Test
    void theSameWriteOnceMoreIsSavedWithoutEffect() {
        create(LONG);
        delta(a, 1, 2, LONG, Map.of("cart", frame(2, "fig")), Set.of());
        assertThat(delta(a, 1, 2, LET_GO, Map.of("cart", frame(2, "plum")), Set.of()))
                .isEqualTo(SaveResult.SAVED);

        assertThat(claim(b, 0, 0).kind())
                .as("the hold of the first write stays")
                .isEqualTo(ClaimResult.Kind.BUSY);
        assertThat(bytes(key, "cart")).isEqualTo(frame(2, "fig").toBytes());
    }

    @Test
    void anOvertakenWriteIsRefused() {
        create(LONG);
        delta(a, 1, 3, LONG, Map.of("cart", frame(3, "fig")), Set.of());
        assertThat(delta(a, 1, 2, LONG, Map.of("cart", frame(2, "plum")), Set.of()))
                .isEqualTo(SaveResult.FENCED);
        assertThat(bytes(key, "cart")).isEqualTo(frame(3, "fig").toBytes());
    }

    @Test
    void theLastAccessNeverGoesBack() {
        create(LONG);
        save(a, 1, 2, Save.Scope.DELTA, accessed(10), LONG, Map.of(), Set.of());
        save(a, 1, 3, Save.Scope.DELTA, accessed(5), LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(b, 0, 0)).metadata()).isEqualTo(accessed(10));
    }

    @Test
    void theLastAccessNeverGoesBackInAFullWriteEither() {
        create(LONG);
        save(a, 1, 2, Save.Scope.DELTA, accessed(10), LONG, Map.of(), Set.of());
        save(b, 2, 3, Save.Scope.FULL, accessed(5), LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(a, 0, 0)).metadata()).isEqualTo(accessed(10));
    }

    @Test
    void theTimeOutCanBeChangedAndCanBeNever() {
        create(LONG);
        SessionMetadata never = new SessionMetadata(CREATED, CREATED, Duration.ofSeconds(-1));
        save(a, 1, 2, Save.Scope.DELTA, never, LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(b, 0, 0)).metadata().isImmortal()).isTrue();
    }

    // Claiming

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
        create(LONG);
        assertThat(join(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(1));
    }

    @Test
    void aJoinerProlongsTheHold() {
        create(SHORT);
        join(a, 1, 1);
        pass(SHORT);
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.BUSY);
    }

    @Test
    void aJoinerOfAHoldThatRanOutGetsANewOne() {
        create(SHORT);
        pass(SHORT);
        assertThat(join(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.BUSY);
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
    void aHeldSessionIsBusyForOthersAndSaysForHowLong() {
        create(LONG);
        assertThat(claim(b, 0, 0)).isInstanceOfSatisfying(ClaimResult.Busy.class, busy -> {
            assertThat(busy.owner()).isEqualTo(new Ownership(a, 1));
            assertThat(busy.left()).isPositive().isLessThanOrEqualTo(LONG);
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
    void aHoldEndsAtItsLimit() {
        create(SHORT);
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.BUSY);
        pass(SHORT);
        assertThat(changed(claim(b, 0, 0)).fence()).isEqualTo(2);
    }

    @Test
    void aHolderBeyondItsLimitMayStillWriteAsLongAsNobodyTookOver() {
        create(SHORT);
        pass(SHORT);
        assertThat(delta(a, 1, 2, LONG, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
        assertThat(claim(b, 0, 0).kind()).as("held again").isEqualTo(ClaimResult.Kind.BUSY);
    }

    @Test
    void theHoldOfADeadOwnerIsLifted() {
        create(LONG);
        ClaimResult taken = store().claim(new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(a, 1), LONG));
        assertThat(changed(taken).fence()).isEqualTo(2);
    }

    @Test
    void onlyTheHoldThatWasFoundDeadIsLifted() {
        create(LET_GO);
        claim(a, 1, 1);
        assertThat(store().claim(new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(a, 1), LONG))
                        .kind())
                .as("the owner has a newer hold")
                .isEqualTo(ClaimResult.Kind.BUSY);
        assertThat(store().claim(new Claim(key, b, Claim.Mode.OPEN, Known.NOTHING, new Ownership(c, 2), LONG))
                        .kind())
                .as("the owner is another one")
                .isEqualTo(ClaimResult.Kind.BUSY);
    }

    // The line

    @Test
    void aWaitingNodeComesBeforeTheFormerHolder() {
        whileThePlaceIsKept(() -> {
            create(LONG);
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
            create(LONG);
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
            create(LONG);
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
            create(LONG);
            claim(b, 0, 0);
            delta(a, 1, 2, LET_GO, Map.of(), Set.of());
            ClaimResult formerHolder = claim(a, 1, 2);
            return () -> assertThat(formerHolder.kind()).isEqualTo(ClaimResult.Kind.BUSY);
        });
    }

    @Test
    void aNodeThatNoLongerAsksLosesItsPlace() {
        create(LONG);
        claim(b, 0, 0);
        store().release(key, new Ownership(a, 1));
        pass(PLACE_IN_LINE);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aSweepDoesNotWaitInLine() {
        create(LONG);
        assertThat(claim(b, Claim.Mode.SWEEP, Known.NOTHING).kind()).isEqualTo(ClaimResult.Kind.BUSY);
        store().release(key, new Ownership(a, 1));
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aSweepTakesNobodysPlace() {
        whileThePlaceIsKept(() -> {
            create(LONG);
            claim(b, 0, 0);
            store().release(key, new Ownership(a, 1));
            ClaimResult ofTheFormerHolder = claim(a, Claim.Mode.SWEEP, known(1, 1));
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
        assertThat(claim(a, Claim.Mode.SWEEP, known(1, 1))).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.BUSY);
    }

    @Test
    void anOwnerIsConfirmedWhoeverWaitsAndTheLineStays() {
        whileThePlaceIsKept(() -> {
            create(LONG);
            claim(b, 0, 0);
            ClaimResult owner = claim(a, Claim.Mode.CONFIRM, known(1, 1));
            ClaimResult joiner = join(a, 1, 1);
            return () -> {
                assertThat(owner).isEqualTo(new ClaimResult.Unchanged(1));
                assertThat(joiner.kind()).isEqualTo(ClaimResult.Kind.BUSY);
            };
        });
    }

    @Test
    void anOwnerWhoseHoldRanOutIsConfirmedWhoeverWaits() {
        create(SHORT);
        // Until the hold is over, whoever waits asks again and again.
        pass(SHORT.minus(PLACE_IN_LINE.dividedBy(2)));
        claim(b, 0, 0);
        pass(PLACE_IN_LINE.dividedBy(2));
        assertThat(claim(a, Claim.Mode.CONFIRM, known(1, 1))).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aFormerOwnerIsNotConfirmed() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(claim(a, Claim.Mode.CONFIRM, known(1, 1)))
                .isInstanceOfSatisfying(
                        ClaimResult.Busy.class, busy -> assertThat(busy.owner()).isEqualTo(new Ownership(b, 2)));
        store().release(key, new Ownership(b, 2));
        assertThat(claim(a, Claim.Mode.CONFIRM, known(1, 1)).kind())
                .as("although nothing was written")
                .isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aFormerOwnerThatAsksForConfirmationDoesNotWaitInLine() {
        create(LET_GO);
        claim(b, 0, 0);
        claim(a, Claim.Mode.CONFIRM, known(1, 1));
        join(a, 1, 1);
        store().release(key, new Ownership(b, 2));
        assertThat(claim(c, 0, 0).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    // Runs and history

    @Test
    void aNodeWhoseClaimWasNotAnsweredIsStillInItsRun() {
        create(LET_GO);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(3));
        assertThat(join(a, 1, 1)).as("under a fence it does not know").isEqualTo(new ClaimResult.Unchanged(4));
    }

    @Test
    void aWriteThatWasNotAnsweredDoesNotMakeMemoryOutOfDate() {
        create(LONG);
        delta(a, 1, 2, LET_GO, Map.of("cart", frame(2, "fig")), Set.of());
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Unchanged(2));
    }

    @Test
    void aRunOfAnotherFenceIsAnotherRun() {
        create(LET_GO);
        claim(b, 0, 0);
        store().release(key, new Ownership(b, 2));
        assertThat(claim(b, Claim.Mode.OPEN, new Known(1, 2, 1)).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void aFullWriteBeginsARun() {
        create(LET_GO);
        claim(a, 1, 1);
        full(a, 2, 2, LET_GO, Map.of("cart", frame(2, "fig")));
        assertThat(claim(a, Claim.Mode.OPEN, new Known(2, 2, 2))).isEqualTo(new ClaimResult.Unchanged(3));
        store().release(key, new Ownership(a, 3));
        assertThat(claim(a, Claim.Mode.OPEN, new Known(1, 3, 2)).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
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
        assertThat(changed(claim(b, Claim.Mode.OPEN, new Known(2, 2, 2))).newer())
                .as("the fence and the version are those of another node's run, the store lost this one's")
                .containsOnlyKeys("cart", "user");
    }

    @Test
    void memoryBeyondTheEndOfARunIsWorthNothing() {
        create(LET_GO);
        claim(b, 0, 0);
        delta(b, 2, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of());
        assertThat(changed(claim(a, Claim.Mode.OPEN, new Known(1, 1, 2))).newer())
                .as("the store lost what this node wrote as version 2")
                .containsOnlyKeys("cart", "user");
    }

    @Test
    void memoryOfTheEndOfARunIsAPartOfTheHistory() {
        create(LONG);
        delta(a, 1, 5, LET_GO, Map.of("cart", frame(5, "fig")), Set.of());
        claim(b, 0, 0);
        delta(b, 2, 6, LET_GO, Map.of("user", frame(6, "ann")), Set.of());
        assertThat(changed(claim(a, Claim.Mode.OPEN, new Known(1, 1, 5))).newer())
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
        assertThat(changed(claim(b, Claim.Mode.OPEN, new Known(2, 2, 2))).newer())
                .containsOnlyKeys("role");
        store().release(key, new Ownership(b, 4));
        assertThat(changed(claim(a, 1, 1)).newer())
                .as("a claim of a's was not answered, nor the write after it")
                .containsOnlyKeys("user", "role");
    }

    // Releasing

    @Test
    void aReleasedSessionIsFree() {
        create(LONG);
        assertThat(store().release(key, new Ownership(a, 1))).isTrue();
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }

    @Test
    void releasingTwiceIsReleasing() {
        create(LONG);
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

    // Fencing

    @Test
    void aWriteAfterATakeOverIsRefusedAndWritesNothing() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(delta(a, 1, 2, LONG, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.FENCED);
        assertThat(full(a, 1, 3, LONG, Map.of("cart", frame(3, "fig")))).isEqualTo(SaveResult.FENCED);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
    }

    @Test
    void theSameFenceInOtherHandsIsRefused() {
        create(LONG);
        assertThat(full(b, 1, 2, LONG, Map.of())).isEqualTo(SaveResult.FENCED);
        assertThat(delta(b, 1, 2, LONG, Map.of(), Set.of())).isEqualTo(SaveResult.FENCED);
    }

    // A store that lost writes

    @Test
    void aDeltaWithoutARecordFindsNone() {
        assertThat(delta(a, 1, 2, LONG, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.ABSENT);
        assertThat(claim(a, 0, 0)).as("and creates nothing").isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void aDeltaOnARecordWithALowerFenceIsBehind() {
        create(LET_GO);
        assertThat(delta(b, 5, 8, LONG, Map.of("cart", frame(8, "fig")), Set.of()))
                .isEqualTo(SaveResult.BEHIND);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
    }

    @Test
    void aDeltaOnARecordBelowWhatItsOwnerStoredIsBehind() {
        create(LONG);
        assertThat(store().save(saveAfter(4, Save.Scope.DELTA))).isEqualTo(SaveResult.BEHIND);
        assertThat(bytes(key, "cart")).isEqualTo(frame(1, "pear").toBytes());
        assertThat(store().save(saveAfter(1, Save.Scope.DELTA))).isEqualTo(SaveResult.SAVED);
    }

    @Test
    void aFullWriteReplacesARecordBelowWhatItsOwnerStored() {
        create(LONG);
        assertThat(store().save(saveAfter(4, Save.Scope.FULL))).isEqualTo(SaveResult.SAVED);
        assertThat(bytes(key, "cart")).isEqualTo(frame(5, "fig").toBytes());
    }

    private Save saveAfter(long stored, Save.Scope scope) {
        return new Save(
                key,
                new Ownership(a, 1),
                5,
                stored,
                scope,
                METADATA,
                Map.of("cart", frame(5, "fig")),
                Set.of(),
                LONG,
                LONG);
    }

    @Test
    void aFullWriteWithAHigherFenceReplacesTheRecord() {
        create(LONG);
        assertThat(full(b, 5, 8, LET_GO, Map.of("user", frame(8, "ann")))).isEqualTo(SaveResult.SAVED);

        ClaimResult.Changed found = changed(claim(c, 0, 0));
        assertThat(found.fence()).isEqualTo(6);
        assertThat(found.version()).isEqualTo(8);
        assertThat(found.names()).containsExactly("user");
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
    void aClaimThatKnowsALaterVersionOfItsOwnRunIsBehind() {
        create(LET_GO);
        assertThat(claim(a, 1, 2))
                .as("the claim survived, the write after it was lost")
                .isEqualTo(new ClaimResult.Behind(1));
    }

    // Ending

    @Test
    void anEndedSessionIsRemembered() {
        create(LONG);
        assertThat(end(a, 1, End.Cause.INVALIDATED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(a, 1, 1)).isEqualTo(new ClaimResult.Ended());
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Ended());
        assertThat(bytes(key, "cart")).as("its data is gone").isNull();
    }

    @Test
    void endingTwiceIsEnding() {
        create(LONG);
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
        assertThat(delta(b, 2, 2, LONG, Map.of(), Set.of())).isEqualTo(SaveResult.ENDED);
        assertThat(full(b, 2, 3, LONG, Map.of())).isEqualTo(SaveResult.ENDED);
        assertThat(full(b, 99, 4, LONG, Map.of())).as("with any fence").isEqualTo(SaveResult.ENDED);
        assertThat(store().release(key, new Ownership(b, 2))).isFalse();
    }

    @Test
    void theMemoryOfAnEndLastsAsLongAsItWasTold() {
        create(LONG);
        end(a, 1, End.Cause.INVALIDATED, SHORT);
        pass(SHORT);
        assertThat(claim(a, 0, 0)).isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void whatExpiredHereButIsUsedElsewhereLivesOn() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(endIfOwned(a, 1, End.Cause.EXPIRED, LONG)).isEqualTo(EndResult.FENCED);
        assertThat(delta(b, 2, 2, LONG, Map.of(), Set.of())).isEqualTo(SaveResult.SAVED);
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
        create(LONG);
        assertThat(end(a, 1, End.Cause.RENAMED, LONG)).isEqualTo(EndResult.ENDED);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Ended());
    }

    // Lifetime

    @Test
    void aRecordIsKeptAsLongAsTheLastWriteSaid() {
        create(LET_GO);
        claim(a, 1, 1);
        store().save(new Save(
                key,
                new Ownership(a, 2),
                2,
                1,
                Save.Scope.DELTA,
                METADATA,
                Map.of("cart", frame(2, "fig")),
                Set.of(),
                LET_GO,
                SHORT));
        pass(SHORT);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Absent());
    }

    // Names and values

    static Stream<String> names() {
        return Stream.of(
                " ",
                "a b",
                "a.b.c",
                "a:b",
                "with\nnew line\tand tab",
                "nul\0byte",
                "Grüße",
                "日本語",
                "😀",
                "{braces}",
                "'quotes\"",
                "x".repeat(4096));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anyNameComesBackAsItWas(String name) {
        full(a, 1, 1, LONG, Map.of(name, frame(1, "value"), "other", frame(1, "stays")));
        delta(a, 1, 2, LET_GO, Map.of(name, frame(2, "newer")), Set.of());

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.names()).containsExactlyInAnyOrder(name, "other");
        assertThat(found.newer()).containsEntry(name, frame(2, "newer"));

        delta(b, 2, 3, LET_GO, Map.of(), Set.of(name));
        assertThat(changed(claim(a, 0, 0)).names()).containsExactly("other");
    }

    static Stream<byte[]> payloads() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        byte[] megabyte = new byte[1 << 20];
        new Random(1).nextBytes(megabyte);
        return Stream.of(new byte[0], new byte[] {0}, everyByte, megabyte);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void anyValueComesBackAsItWas(byte[] payload) {
        Frame frame = new Frame(1, 1, payload);
        assertThat(full(a, 1, 1, LET_GO, Map.of("value", frame))).isEqualTo(SaveResult.SAVED);
        assertThat(changed(claim(b, 0, 0)).newer()).containsEntry("value", frame);
        assertThat(bytes(key, "value")).isEqualTo(frame.toBytes());
    }

    @Test
    void manyAttributesComeBackAsTheyWere() {
        Map<String, Frame> many = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("attribute " + i, frame(1, "value " + i));
        }
        assertThat(full(a, 1, 1, LET_GO, many)).isEqualTo(SaveResult.SAVED);
        assertThat(changed(claim(b, 0, 0)).newer()).isEqualTo(many);
    }

    @Test
    void anAttributeTooShortToBeAFrameComesBackDamagedAndLeavesTheOthersAlone() {
        damagedComesBack("short".getBytes(UTF_8));
    }

    @Test
    void anAttributeOfAnUnknownFormatComesBackDamagedAndLeavesTheOthersAlone() {
        byte[] bytes = frame(1, "from the future").toBytes();
        bytes[0] = 2;
        damagedComesBack(bytes);
    }

    @Test
    void anAttributeOfZeroesComesBackDamagedAndLeavesTheOthersAlone() {
        damagedComesBack(new byte[20]);
    }

    @Test
    void anAttributeOfOnesComesBackDamagedAndLeavesTheOthersAlone() {
        byte[] ones = new byte[20];
        Arrays.fill(ones, (byte) 0xff);
        damagedComesBack(ones);
    }

    /** The bytes come back as a damaged frame, and a full write of what came back leaves them as they are. */
    protected final void damagedComesBack(byte[] bytes) {
        full(a, 1, 1, LET_GO, Map.of("bad", frame(1, "x"), "good", frame(1, "y")));
        replaceBytes(key, "bad", bytes);

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.names()).containsExactlyInAnyOrder("bad", "good");
        assertThat(found.newer()).containsOnlyKeys("bad", "good").containsEntry("good", frame(1, "y"));
        assertThat(found.newer().get("bad"))
                .as("what came back for " + Arrays.toString(bytes))
                .satisfies(bad -> assertThat(bad.codec()).isEqualTo(Frame.DAMAGED));

        full(b, found.fence(), 2, LET_GO, found.newer());
        assertThat(bytes(key, "bad")).isEqualTo(bytes);
    }

    @Test
    void aStoreThatAnswersPassesTheProbe() {
        store().probe(Duration.ofSeconds(5));
    }

    // Words of this contract

    /** A claim by a node of which no request holds the session. */
    protected final ClaimResult claim(NodeId node, long knownFence, long knownVersion) {
        return claim(node, Claim.Mode.OPEN, known(knownFence, knownVersion));
    }

    /** A claim by a node that holds the session already. */
    protected final ClaimResult join(NodeId node, long knownFence, long knownVersion) {
        return claim(node, Claim.Mode.JOIN, known(knownFence, knownVersion));
    }

    /** Any claim that respects every hold. */
    protected final ClaimResult claim(NodeId node, Claim.Mode mode, Known known) {
        return store().claim(new Claim(key, node, mode, known, null, LONG));
    }

    /** Memory of the run that began with {@link #create}; none if the fence is 0. */
    private static Known known(long fence, long version) {
        return fence == 0 ? Known.NOTHING : new Known(1, fence, version);
    }

    /** The session with one attribute, as node a under fence 1 makes it. */
    protected final void create(Duration hold) {
        assertThat(full(a, 1, 1, hold, Map.of("cart", frame(1, "pear")))).isEqualTo(SaveResult.SAVED);
    }

    protected final SaveResult full(
            NodeId node, long fence, long version, Duration hold, Map<String, Frame> attributes) {
        return save(node, fence, version, Save.Scope.FULL, METADATA, hold, attributes, Set.of());
    }

    protected final SaveResult delta(
            NodeId node, long fence, long version, Duration hold, Map<String, Frame> changed, Set<String> removed) {
        return save(node, fence, version, Save.Scope.DELTA, METADATA, hold, changed, removed);
    }

    private SaveResult save(
            NodeId node,
            long fence,
            long version,
            Save.Scope scope,
            SessionMetadata metadata,
            Duration hold,
            Map<String, Frame> changed,
            Set<String> removed) {
        return store().save(new Save(
                key, new Ownership(node, fence), version, 1, scope, metadata, changed, removed, hold, LONG));
    }

    protected final EndResult end(NodeId node, long fence, End.Cause cause, Duration tombstone) {
        return store().end(new End(key, new Ownership(node, fence), cause, false, tombstone));
    }

    private EndResult endIfOwned(NodeId node, long fence, End.Cause cause, Duration tombstone) {
        return store().end(new End(key, new Ownership(node, fence), cause, true, tombstone));
    }

    protected static ClaimResult.Changed changed(ClaimResult result) {
        assertThat(result).isInstanceOf(ClaimResult.Changed.class);
        return (ClaimResult.Changed) result;
    }

    protected static Frame frame(long version, String text) {
        return new Frame(1, version, text.getBytes(UTF_8));
    }

    private static SessionMetadata accessed(int secondsAfterCreation) {
        return new SessionMetadata(CREATED, CREATED.plusSeconds(secondsAfterCreation), METADATA.maxInactive());
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
            key = SessionKey.of(application, ids.next());
        }
        throw new AssertionError("this machine is too slow to keep a place in line");
    }

    private interface Scenario {
        /** Plays the steps and returns the check. */
        Runnable play();
    }
}
