// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientIdsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private final SessionIds ids = new SessionIds();
    private final UnknownIds unknown = new UnknownIds();
    private final ClientIds request = new ClientIds();

    private boolean isAsked(SessionId id) {
        return isAsked(request, id, NOW);
    }

    /** Asks for an id that the store does not know. */
    private boolean isAsked(ClientIds by, SessionId id, Instant now) {
        boolean asked = by.isToBeAsked(id, unknown, now);
        if (asked) {
            unknown.add(id, now);
        }
        return asked;
    }

    private long asked(int count) {
        return IntStream.range(0, count).filter(i -> isAsked(ids.next())).count();
    }

    @Test
    void aGoodIdAfterFourStaleOnesIsAskedFor() {
        assertThat(asked(4)).isEqualTo(4);
        assertThat(isAsked(ids.next())).isTrue();
    }

    @Test
    void ofHundredsOfIdsAFewAreAskedFor() {
        assertThat(asked(380)).isEqualTo(5);
    }

    @Test
    void idsOfAnotherFormTakeNoPlaceOfOurs() {
        long others = IntStream.range(0, 100)
                .filter(i -> isAsked(new SessionId("made-up-" + i)))
                .count();
        assertThat(others).isEqualTo(2);
        assertThat(asked(5)).isEqualTo(5);
    }

    @Test
    void anotherRequestAsksForOtherIdsAndFindsWhatIsBehindThoseOfAMomentAgo() {
        SessionId[] stale = IntStream.range(0, 9).mapToObj(i -> ids.next()).toArray(SessionId[]::new);
        for (SessionId id : stale) {
            isAsked(id);
        }
        ClientIds next = new ClientIds();
        for (SessionId id : stale) {
            isAsked(next, id, NOW);
        }
        assertThat(isAsked(new ClientIds(), stale[0], NOW)).isTrue();
        ClientIds last = new ClientIds();
        long asked =
                IntStream.range(0, 9).filter(i -> isAsked(last, stale[i], NOW)).count();
        assertThat(asked).isEqualTo(3);
        assertThat(isAsked(last, ids.next(), NOW)).isTrue();
    }

    @Test
    void theFirstTwoOfARequestAreAskedForAgain() {
        SessionId begunElsewhere = ids.next();
        assertThat(isAsked(begunElsewhere)).isTrue();
        ClientIds next = new ClientIds();
        assertThat(isAsked(next, ids.next(), NOW)).isTrue();
        assertThat(isAsked(next, begunElsewhere, NOW)).isTrue();
        assertThat(isAsked(next, begunElsewhere, NOW)).as("the third").isFalse();
    }

    @Test
    void whatWasUnknownIsAskedForAgainASecondLater() {
        SessionId id = ids.next();
        unknown.add(id, NOW);
        assertThat(unknown.has(id, NOW.plusMillis(999))).isTrue();
        assertThat(unknown.has(id, NOW.plusMillis(1000))).isFalse();
        assertThat(unknown.has(id, NOW.minusSeconds(5)))
                .as("the clock was set back")
                .isFalse();
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        SessionId first = ids.next();
        unknown.add(first, NOW);
        IntStream.range(0, UnknownIds.MOST).forEach(i -> unknown.add(ids.next(), NOW));
        assertThat(unknown.has(first, NOW)).isFalse();
    }
}
