// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import org.junit.jupiter.api.Test;

/** Sessions that end, are renamed, or never were. */
class EndingTest extends EngineTest {

    private final SessionId newId = new SessionIds().next();

    @Test
    void aMadeUpIdIsNoSessionAndLeavesNothingInMemory() {
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(cluster.store().copy()).isEmpty();
    }

    @Test
    void anEndedSessionIsGoneEverywhere() {
        sessionOfA("cart", "pear");
        b.get(id, "cart");
        try (SessionHandle hold = a.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
            assertThat(hold.session().isEnded()).isTrue();
        }
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(b.engine().inMemory()).isEmpty();
    }

    @Test
    void theStoreLearnsOfTheEndWhenTheResponseCommits() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().end(End.Cause.INVALIDATED);
        hold.save();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        hold.close();
    }

    @Test
    void anotherRequestOfTheSameNodeFindsNoSessionOnceItEnded() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().end(End.Cause.INVALIDATED);
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        hold.close();
    }

    @Test
    void aLateSaveOnTheOtherNodeDoesNotBringAnEndedSessionBack() {
        expectWarning("BATON3003");
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        try (SessionHandle hold = b.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        slow.close();
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(cluster.store().sessions()).isEmpty();
    }

    @Test
    void whatIsDueHereButUsedElsewhereLivesOnThere() {
        expectWarning("BATON3002");
        sessionOfA("cart", "pear");
        b.get(id, "cart");
        for (LocalSession old : a.engine().inMemory()) {
            old.end(End.Cause.EXPIRED);
        }
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatIsDueAtItsLastOwnerEndsEverywhere() {
        sessionOfA("cart", "pear");
        for (LocalSession due : a.engine().inMemory()) {
            due.end(End.Cause.EXPIRED);
        }
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void endingTwiceIsEnding() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
            hold.session().end(End.Cause.EXPIRED);
            hold.save();
            hold.session().end(End.Cause.INVALIDATED);
        }
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void aRenamedSessionKeepsItsDataAndItsFormerIdEnds() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put("user", "ann");
            a.engine().rename(hold.session(), newId);
            assertThat(hold.session().id()).isEqualTo(newId);
            hold.session().attributes().put("role", "admin");
        }
        try (SessionHandle hold = b.open(newId)) {
            assertThat(hold.session().attributes().names()).containsExactlyInAnyOrder("cart", "user", "role");
            assertThat(hold.session().attributes().get("cart")).isEqualTo("pear");
        }
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void aSessionRenamedInTheRequestThatCreatedItIsStoredUnderItsNewIdOnly() {
        try (SessionHandle hold = a.create(id)) {
            hold.session().attributes().put("cart", "pear");
            a.engine().rename(hold.session(), newId);
        }
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
        assertThat(b.get(newId, "cart")).isEqualTo("pear");
    }

    @Test
    void aRenamedSessionIsNotFoundInMemoryUnderItsFormerId() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = a.open(id)) {
            a.engine().rename(hold.session(), newId);
            assertThat(a.engine().inMemory()).containsExactly(hold.session());
        }
        assertThat(a.get(newId, "cart")).isEqualTo("pear");
    }

    @Test
    void aRenamedSessionIsRenamedForAllRequestsOfTheNode() {
        sessionOfA("cart", "pear");
        SessionHandle first = a.open(id);
        SessionHandle second = a.open(id);
        a.engine().rename(first.session(), newId);
        second.session().attributes().put("cart", "fig");
        first.close();
        second.close();
        assertThat(b.get(newId, "cart")).isEqualTo("fig");
    }
}
