// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ownership.NodeLease;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store did what it was asked, and the node does not know: "may or may not have happened". */
class LostAnswersTest extends EngineTest {

    private final SessionId newId = new SessionIds().next();

    @BeforeEach
    void oneOutage() {
        expectWarning("BATON3301");
    }

    @Test
    void aSessionWhoseFirstWriteWasNotAnsweredIsSavedOnceMore() {
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("cart", "pear");
        saveWithoutAnswer(hold);
        hold.session().attributes().put("cart", "fig");
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aValueThatIsSetBackAfterAWriteWithoutAnswerIsSetBackInTheStoreToo() {
        sessionOfA("cart", "pear");
        putWithoutAnswer("cart", "fig");
        a.put(id, "cart", "pear");
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    private void putWithoutAnswer(String name, Object value) {
        try (SessionHandle hold = a.open(id)) {
            hold.session().attributes().put(name, value);
            a.link().loseAnswers();
            hold.save();
            a.link().cut();
        }
    }

    @Test
    void aSessionWhoseFirstWriteWasNotAnsweredEndsInTheStoreToo() {
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("user", "ann");
        saveWithoutAnswer(hold);
        hold.session().end(End.Cause.INVALIDATED);
        hold.close();
        assertThat(b.engine().tryOpen(id)).as("after the logout").isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void aSessionWhoseFirstWriteWasNotAnsweredIsNotLeftUnderItsFormerId() {
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("user", "ann");
        saveWithoutAnswer(hold);
        a.engine().rename(hold.session(), newId);
        hold.close();
        assertThat(cluster.store().sessions()).containsExactly(Cluster.key(newId));
    }

    @Test
    void aClaimWhoseAnswerWasLostDoesNotLockOthersOut() {
        sessionOfA("cart", "pear");
        askForIt();
        b.check();
        b.link().loseAnswers();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        assertThat(cluster.store().owners()).as("granted all the same").containsValue(b.id());
        b.reconnect();
        assertThat(cluster.store().owners()).as("nobody uses the session").isEmpty();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aSweepWhoseAnswerWasLostDoesNotLockOthersOut() {
        sessionOfA("cart", "pear");
        askForIt();
        a.link().loseAnswers();
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        assertThat(cluster.store().owners()).as("granted all the same").containsValue(a.id());
        a.reconnect();
        long began = cluster.time().nanoTime();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(cluster.time().since(began)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aRequestBesideAnotherInADoubtDoesNotCostItsChangesWhenItsAnswerWasLost() {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().jump(NodeLease.PAUSE.multipliedBy(2));
        a.link().loseAnswers();
        SessionHandle joiner = a.open(id);
        a.reconnect();
        joiner.close();
        slow.close();
        assertThat(b.get(id, "cart")).as("no other node was there").isEqualTo("fig");
    }

    @Test
    void aSessionWrittenAgainWithoutAnAnswerIsStillThisNodes() {
        sessionOfA("cart", "pear");
        cluster.store().forgetEverything();
        a.link().beforeNextAnswer(() -> a.link().beforeNextAnswer(a.link()::loseAnswers));
        a.put(id, "user", "ann");
        a.beforeReconciling(() -> assertThat(a.get(id, "user")).isEqualTo("ann"));
        a.reconnect();
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    private void saveWithoutAnswer(SessionHandle hold) {
        a.link().loseAnswers();
        hold.save();
        a.reconnect();
    }

    @Test
    void whatWasReleasedWithoutAnAnswerIsNotServedFromMemory() {
        sessionOfA("cart", "pear");
        a.link().loseAnswers();
        askForIt();
        assertThat(cluster.store().owners()).as("released all the same").isEmpty();
        b.put(id, "cart", "fig");
        expectWarning("BATON3001");
        a.beforeReconciling(() -> assertThat(a.get(id, "cart")).isEqualTo("fig"));
        a.reconnect();
    }

    @Test
    void whatWasReleasedAtTheEndOfARequestWithoutAnAnswerIsNotServedFromMemory() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        askForIt();
        hold.session().attributes().put("cart", "fig");
        a.link().loseAnswers();
        hold.close();
        assertThat(cluster.store().owners()).as("released all the same").isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        b.put(id, "cart", "plum");
        expectWarning("BATON3001");
        a.beforeReconciling(() -> assertThat(a.get(id, "cart")).isEqualTo("plum"));
        a.reconnect();
    }

    @Test
    void whatWasLetGoOfAndIsClaimedWithoutAnAnswerIsNotServedFromMemory() {
        sessionOfA("cart", "pear");
        askForIt();
        a.link().loseAnswers();
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.link().cut();
        b.put(id, "cart", "plum");
        a.link().restore();
        a.check();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void whatWasClaimedInVainAndCannotBeGivenBackIsNotAnEmptySession() {
        sessionOfA("cart", "pear");
        askForIt();
        b.link().loseAnswers();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        b.beforeReconciling(() -> b.link().beforeNextAnswer(b.link()::failNextCall));
        b.reconnect();
        b.beforeReconciling(() -> {});
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatWasClaimedInVainAndCannotBeGivenBackIsGivenToWhoAsks() {
        sessionOfA("cart", "pear");
        askForIt();
        b.link().loseAnswers();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        b.beforeReconciling(() -> b.link().beforeNextAnswer(b.link()::failNextCall));
        b.reconnect();
        b.beforeReconciling(() -> {});
        assertThat(cluster.store().owners()).containsValue(b.id());
        assertThat(b.engine().inMemory()).isEmpty();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }
}
