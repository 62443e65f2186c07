// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.InMemorySessionStore;
import io.baton.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R5.2: for how long one loss after the other keeps a node that owned a session, under an older name, from bringing it. */
class StoreHistoryTest {

    private static final Duration NOTICING = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final InMemorySessionStore store = new InMemorySessionStore(time);
    private final StoreHistory history = new StoreHistory(time, time.monitor(), NOTICING);

    @BeforeEach
    void knowTheStore() {
        history.learn(store);
    }

    /** A check after a loss, in which the node brings what it has. */
    private void check() {
        history.hasLost(store);
        history.filled();
    }

    @Test
    void aRestartKeepsAFormerOwnerFromNothing() {
        store.forgetEverything();
        assertThat(history.isComplete(store, true)).isTrue();
        assertThat(history.isComplete(store, false)).isFalse();
    }

    @Test
    void anEmptyingKeepsAFormerOwnerForAsLongAsOthersMayNotHaveNoticed() {
        store.flush();
        check();
        assertThat(history.isComplete(store, true)).isFalse();
        time.pass(NOTICING);
        assertThat(history.isComplete(store, true)).isTrue();
    }

    @Test
    void aRestartRightAfterAnEmptyingKeepsAFormerOwnerLikeTheEmptying() {
        store.flush();
        check();
        time.pass(NOTICING.dividedBy(2));
        store.forgetEverything();
        check();
        assertThat(history.isComplete(store, true)).isFalse();
    }

    @Test
    void aRestartLongAfterAnEmptyingKeepsAFormerOwnerFromNothingThoughNobodyAskedInBetween() {
        store.flush();
        check();
        time.pass(NOTICING);
        store.forgetEverything();
        check();
        assertThat(history.isComplete(store, true)).isTrue();
    }

    @Test
    void anEmptyingRightAfterARestartIsSeenByAFormerOwnerThatKnewOfTheRestartOnly() {
        store.forgetEverything();
        check();
        assertThat(history.isComplete(store, true)).isTrue();
        time.pass(StoreHistory.BETWEEN_LOOKS);
        store.flush();
        assertThat(history.isComplete(store, true)).isFalse();
    }
}
