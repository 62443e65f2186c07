// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a session is created and written. */
public abstract class SessionWritingContract extends SessionStoreScenario {

    protected SessionWritingContract(StoreUnderTest tested) {
        super(tested);
    }

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
        assertThat(store().claim(new Claim(elsewhere, b, Claim.Mode.OPEN, Known.NOTHING, null, ALL, nextNumber())))
                .isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void aDeltaWritesWhatChangedAndLeavesTheRest() {
        create(KEEP);
        assertThat(delta(a, 1, 2, LET_GO, Map.of("user", frame(2, "ann")), Set.of()))
                .isEqualTo(SaveResult.SAVED);

        assertThat(changed(claim(b, 0, 0)).newer())
                .containsOnly(Map.entry("cart", frame(1, "pear")), Map.entry("user", frame(2, "ann")));
    }

    @Test
    void aDeltaRemovesWhatIsGone() {
        full(a, 1, 1, KEEP, Map.of("cart", frame(1, "pear"), "user", frame(1, "ann")));
        delta(a, 1, 2, LET_GO, Map.of(), Set.of("cart", "never-there"));

        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.names()).containsExactly("user");
        assertThat(found.newer()).containsOnlyKeys("user");
    }

    @Test
    void theSameWriteOnceMoreIsSavedWithoutEffect() {
        create(KEEP);
        delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of());
        assertThat(delta(a, 1, 2, LET_GO, Map.of("cart", frame(2, "plum")), Set.of()))
                .isEqualTo(SaveResult.SAVED);

        assertThat(claim(b, 0, 0).kind())
                .as("the hold of the first write stays")
                .isEqualTo(ClaimResult.Kind.BUSY);
        assertThat(bytes(key, "cart")).isEqualTo(frame(2, "fig").toBytes());
    }

    @Test
    void anOvertakenWriteIsRefused() {
        create(KEEP);
        delta(a, 1, 3, KEEP, Map.of("cart", frame(3, "fig")), Set.of());
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "plum")), Set.of()))
                .isEqualTo(SaveResult.FENCED);
        assertThat(bytes(key, "cart")).isEqualTo(frame(3, "fig").toBytes());
    }

    @Test
    void theLastAccessNeverGoesBack() {
        create(KEEP);
        save(a, 1, 2, Save.Scope.DELTA, accessed(10), KEEP, Map.of(), Set.of());
        save(a, 1, 3, Save.Scope.DELTA, accessed(5), LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(b, 0, 0)).metadata()).isEqualTo(accessed(10));
    }

    @Test
    void theLastAccessNeverGoesBackInAFullWriteEither() {
        create(KEEP);
        save(a, 1, 2, Save.Scope.DELTA, accessed(10), KEEP, Map.of(), Set.of());
        save(b, 2, 3, Save.Scope.FULL, accessed(5), LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(a, 0, 0)).metadata()).isEqualTo(accessed(10));
    }

    @Test
    void theTimeOutCanBeChangedAndCanBeNever() {
        create(KEEP);
        SessionMetadata never = new SessionMetadata(CREATED, CREATED, Duration.ofSeconds(-1));
        save(a, 1, 2, Save.Scope.DELTA, never, LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(b, 0, 0)).metadata().isImmortal()).isTrue();
    }

    @Test
    void aWriteThatKeepsTheSessionLeavesItOwned() {
        create(KEEP);
        delta(a, 1, 2, KEEP, Map.of(), Set.of());
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Busy(new Ownership(a, 1), true));
    }

    @Test
    void aWriteThatLetsGoOfTheSessionReleasesIt() {
        create(KEEP);
        delta(a, 1, 2, LET_GO, Map.of(), Set.of());
        assertThat(changed(claim(b, 0, 0)).abandoned()).isFalse();
    }

    @Test
    void aFullWriteThatLetsGoOfTheSessionReleasesItToo() {
        create(KEEP);
        full(a, 1, 2, LET_GO, Map.of());
        assertThat(changed(claim(b, 0, 0)).abandoned()).isFalse();
    }

    @Test
    void aWriteThatIsRefusedReleasesNothing() {
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(delta(a, 1, 2, LET_GO, Map.of(), Set.of())).isEqualTo(SaveResult.FENCED);
        assertThat(claim(c, 0, 0)).isEqualTo(new ClaimResult.Busy(new Ownership(b, 2), true));
    }

    @Test
    void aRecordIsKeptAsLongAsTheLastWriteSaid() {
        create(LET_GO);
        claim(a, 1, 1);
        store().save(new Save(
                key,
                id,
                new Ownership(a, 2),
                2,
                1,
                0,
                Save.Scope.DELTA,
                METADATA,
                Map.of("cart", frame(2, "fig")),
                Set.of(),
                Map.of(),
                LET_GO,
                SHORT));
        pass(SHORT);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void touchesMoveTheLastAccessForwardAndNothingElse() {
        create(KEEP);
        SessionKey first = key;
        anotherSession();
        create(KEEP);
        Instant later = CREATED.plusSeconds(90);
        assertThat(store().touch(List.of(touch(first, later, LONG), touch(key, later, LONG))))
                .containsExactlyInAnyOrder(first, key);
        assertThat(store().touch(List.of(touch(key, CREATED.plusSeconds(10), LONG))))
                .containsExactly(key);
        assertThat(delta(a, 1, 2, LET_GO, Map.of(), Set.of()))
                .as("it raised no version")
                .isEqualTo(SaveResult.SAVED);
        ClaimResult.Changed found = changed(claim(b, 0, 0));
        assertThat(found.metadata()).isEqualTo(accessed(90));
        assertThat(found.newer()).containsExactly(Map.entry("cart", frame(1, "pear")));
    }

    @Test
    void aRecordIsKeptAsLongAsTheLastTouchSaid() {
        create(KEEP);
        store().touch(List.of(touch(key, CREATED, SHORT)));
        pass(SHORT);
        assertThat(claim(b, 0, 0)).isEqualTo(new ClaimResult.Absent());
    }

    @Test
    void onlyTheOwnerTouches() {
        assertThat(store().touch(List.of(touch(key, CREATED, LONG))))
                .as("nothing there")
                .isEmpty();
        create(LET_GO);
        claim(b, 0, 0);
        assertThat(store().touch(List.of(touch(key, CREATED.plusSeconds(1), LONG))))
                .isEmpty();
        end(b, 2, End.Cause.INVALIDATED, LONG);
        assertThat(store().touch(List.of(new Touch(key, new Ownership(b, 2), CREATED, LONG))))
                .isEmpty();
    }

    private Touch touch(SessionKey session, Instant when, Duration timeToLive) {
        return new Touch(session, new Ownership(a, 1), when, timeToLive);
    }
}
