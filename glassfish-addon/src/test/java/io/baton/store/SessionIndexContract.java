// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.ApplicationName;
import io.baton.model.SessionIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What sweeps find in the index. */
public abstract class SessionIndexContract {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Over soon, but not before the next calls have reached a real store from a busy machine. */
    private static final Duration SOME_CALLS = Duration.ofSeconds(2);

    private static final Instant NOW = Instant.ofEpochMilli(1_760_000_000_000L);
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final int ALL = 100;

    private final IndexUnderTest tested;
    private final ApplicationName application =
            new ApplicationName("/shop-" + new SessionIds().next().digest());
    private final String first = new SessionIds().next().digest();
    private final String second = new SessionIds().next().digest();

    protected SessionIndexContract(IndexUnderTest tested) {
        this.tested = tested;
    }

    private SessionIndex index() {
        return tested.index();
    }

    private static Due due(String digest, Instant at) {
        return new Due(digest, at, LONG);
    }

    private void list(String digest, Instant at) {
        index().list(application, List.of(due(digest, at)));
    }

    private List<Taken> take(Instant now, Instant until) {
        return index().take(application, now, until, ALL);
    }

    private List<String> taken(Instant now) {
        return take(now, UNTIL).stream().map(Taken::digest).toList();
    }

    @Test
    void nothingIsListedAtFirst() {
        assertThat(taken(NOW)).isEmpty();
    }

    @Test
    void whatMayBeDueIsTakenTheMostOverdueFirst() {
        list(first, NOW);
        list(second, NOW.minusSeconds(1));
        assertThat(taken(NOW)).containsExactly(second, first);
    }

    @Test
    void whatIsNotDueYetIsLeft() {
        list(first, NOW.plusMillis(1));
        assertThat(taken(NOW)).isEmpty();
        assertThat(taken(NOW.plusMillis(1))).containsExactly(first);
    }

    @Test
    void noMoreAreTakenThanAskedFor() {
        index().list(application, List.of(due(first, NOW.minusSeconds(2)), due(second, NOW.minusSeconds(1))));
        assertThat(index().take(application, NOW, UNTIL, 1)).containsExactly(new Taken(first, false));
        assertThat(index().take(application, NOW, UNTIL, 1)).containsExactly(new Taken(second, false));
    }

    @Test
    void whatIsTakenIsNotTakenAgainBeforeItsTime() {
        list(first, NOW);
        assertThat(take(NOW, UNTIL)).containsExactly(new Taken(first, false));
        assertThat(take(UNTIL.minusMillis(1), UNTIL)).isEmpty();
        assertThat(take(UNTIL.plusMillis(1), UNTIL.plusSeconds(60)))
                .as("nobody settled it")
                .containsExactly(new Taken(first, true));
    }

    @Test
    void whatWasSettledForLaterIsListedForThen() {
        list(first, NOW);
        take(NOW, UNTIL);
        index().settle(application, UNTIL, List.of(due(first, NOW.plusSeconds(10))), List.of());
        assertThat(taken(NOW.plusSeconds(9))).isEmpty();
        assertThat(take(NOW.plusSeconds(10), UNTIL)).containsExactly(new Taken(first, false));
    }

    @Test
    void whatIsGoneIsListedNoMore() {
        list(first, NOW);
        list(second, NOW);
        take(NOW, UNTIL);
        index().settle(application, UNTIL, List.of(), List.of(first));
        assertThat(taken(UNTIL.plusSeconds(60))).containsExactly(second);
    }

    @Test
    void whatWasListedAnewSinceItWasTakenIsNotSettled() {
        list(first, NOW);
        list(second, NOW);
        take(NOW, UNTIL);
        list(first, NOW.plusSeconds(5));
        list(second, UNTIL);
        index().settle(application, UNTIL, List.of(due(first, NOW.plusSeconds(1000))), List.of(second));
        assertThat(taken(NOW.plusSeconds(5))).containsExactly(first);
        assertThat(taken(UNTIL)).contains(second);
    }

    @Test
    void whatWasTakenAnewIsNotSettledByTheFormerSweep() {
        list(first, NOW);
        take(NOW, UNTIL);
        take(UNTIL.plusMillis(1), UNTIL.plusSeconds(60));
        index().settle(application, UNTIL, List.of(), List.of(first));
        assertThat(taken(UNTIL.plusSeconds(61))).containsExactly(first);
    }

    @Test
    void listingMissingOnesLeavesTheOthersAsTheyAre() {
        list(first, NOW);
        index().listMissing(application, List.of(due(first, NOW.plusSeconds(1000)), due(second, NOW.plusSeconds(1))));
        assertThat(taken(NOW)).containsExactly(first);
        assertThat(taken(NOW.plusSeconds(1))).containsExactly(second);
    }

    @Test
    void whatIsRemovedIsNotListed() {
        list(first, NOW);
        list(second, NOW);
        index().remove(application, List.of(first, "0123"));
        assertThat(taken(NOW)).containsExactly(second);
    }

    @Test
    void applicationsHaveListsOfTheirOwn() {
        list(first, NOW);
        assertThat(index().take(new ApplicationName("/other"), NOW, UNTIL, ALL)).isEmpty();
    }

    @Test
    void aListIsKeptAsLongAsTheLongestLivedOfItsSessionsNeedsIt() {
        index().list(application, List.of(new Due(first, NOW, LONG)));
        index().list(application, List.of(new Due(second, NOW, SHORT)));
        tested.pass(SHORT);
        assertThat(taken(NOW)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aListIsNotKeptForEver() {
        index().list(application, List.of(new Due(first, NOW, SHORT)));
        tested.pass(SHORT);
        assertThat(taken(NOW)).isEmpty();
    }

    @Test
    void settlingKeepsAListForAsLongAsItSays() {
        index().list(application, List.of(new Due(first, NOW, SOME_CALLS)));
        take(NOW, UNTIL);
        index().settle(application, UNTIL, List.of(due(first, NOW)), List.of());
        tested.pass(SOME_CALLS);
        assertThat(taken(NOW)).containsExactly(first);
    }

    @Test
    void manyAreListedAndTakenAtOnce() {
        List<Due> many = Stream.generate(() -> new SessionIds().next().digest())
                .limit(3000)
                .map(digest -> due(digest, NOW))
                .toList();
        index().list(application, many);
        assertThat(index().take(application, NOW, UNTIL, 5000)).hasSize(3000);
        index().settle(
                        application,
                        UNTIL,
                        List.of(),
                        many.stream().map(Due::digest).toList());
        assertThat(taken(UNTIL.plusSeconds(1))).isEmpty();
    }

    @Test
    void aTimeFarAheadIsKept() {
        Instant far = NOW.plusSeconds(Integer.MAX_VALUE);
        list(first, far);
        assertThat(taken(far.minusMillis(1))).isEmpty();
        assertThat(taken(far)).containsExactly(first);
    }
}
