// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Numbers that no server of ours writes make a record unreadable, and it stays as it is. */
public abstract class NumberRangesContract extends SessionStoreScenario {

    private static final long TOO_LARGE_TO_RISE = 1L << 52;
    private static final Duration TWO_CENTURIES = Duration.ofDays(73_050);

    protected NumberRangesContract(StoreUnderTest tested) {
        super(tested);
    }

    private void created(long fence, long version, SessionMetadata metadata) {
        assertThat(save(a, fence, version, Save.Scope.FULL, metadata, LET_GO, Map.of(), Set.of()))
                .isEqualTo(SaveResult.SAVED);
    }

    private void isNotGranted() {
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.UNREADABLE);
        assertThat(store().look(List.of(key)).get(key)).isEqualTo(new Sight.Unreadable());
    }

    private void isNotWritten() {
        assertThat(delta(a, 1, 2, KEEP, Map.of("cart", frame(2, "fig")), Set.of()))
                .isEqualTo(SaveResult.UNREADABLE);
        assertThat(full(b, 9, 9, KEEP, Map.of())).isEqualTo(SaveResult.UNREADABLE);
        assertThat(store().release(key, new Ownership(a, 1))).isFalse();
        assertThat(store().touch(List.of(new Touch(key, new Ownership(a, 1), CREATED, LONG))))
                .isEmpty();
        assertThat(end(a, 1, End.Cause.EXPIRED, LONG)).isEqualTo(EndResult.UNREADABLE);
        isNotGranted();
    }

    @Test
    void aFenceThatCannotRiseIsNotGranted() {
        created(TOO_LARGE_TO_RISE, 1, METADATA);
        isNotGranted();
    }

    @Test
    void aVersionThatCannotRiseIsNotGranted() {
        created(1, TOO_LARGE_TO_RISE, METADATA);
        isNotGranted();
    }

    @Test
    void theLargestThatCanRiseIsGrantedAndComesBackDigitByDigit() {
        created(TOO_LARGE_TO_RISE - 1, TOO_LARGE_TO_RISE - 1, METADATA);
        ClaimResult.Changed granted = changed(claim(b, 0, 0));
        assertThat(granted.fence()).isEqualTo(TOO_LARGE_TO_RISE);
        assertThat(granted.version()).isEqualTo(TOO_LARGE_TO_RISE - 1);
        assertThat(save(
                        b,
                        TOO_LARGE_TO_RISE,
                        TOO_LARGE_TO_RISE,
                        Save.Scope.DELTA,
                        METADATA,
                        LET_GO,
                        Map.of(),
                        Set.of()))
                .isEqualTo(SaveResult.SAVED);
    }

    @Test
    void aLastAccessInAnotherCenturyIsNone() {
        created(1, 1, new SessionMetadata(CREATED, CREATED.plus(TWO_CENTURIES), METADATA.maxInactive()));
        isNotWritten();
    }

    @Test
    void aBeginningInAnotherCenturyIsNone() {
        created(1, 1, new SessionMetadata(CREATED.minus(TWO_CENTURIES), CREATED, METADATA.maxInactive()));
        isNotWritten();
    }

    @Test
    void aLifeOfCenturiesIsNone() {
        created(1, 1, new SessionMetadata(CREATED, CREATED, TWO_CENTURIES));
        isNotWritten();
    }

    @Test
    void theLongestAndTheShortestLifeThatServletsCanAskForAreRead() {
        created(1, 1, new SessionMetadata(CREATED, CREATED, Duration.ofSeconds(Integer.MAX_VALUE)));
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
        anotherSession();
        created(1, 1, new SessionMetadata(CREATED, Instant.ofEpochMilli(1), Duration.ofSeconds(Integer.MIN_VALUE)));
        assertThat(claim(b, 0, 0).kind()).isEqualTo(ClaimResult.Kind.CHANGED);
    }
}
