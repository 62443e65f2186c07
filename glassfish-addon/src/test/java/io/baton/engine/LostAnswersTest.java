package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
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
        b.link().loseAnswers();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        b.reconnect();
        assertThat(cluster.store().holders()).as("nobody uses the session").isEmpty();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aSweepWhoseAnswerWasLostDoesNotLockOthersOut() {
        sessionOfA("cart", "pear");
        a.link().loseAnswers();
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        assertThat(cluster.store().holders()).as("nobody uses the session").isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aRequestBesideOneWhoseHoldRanOutDoesNotCostItsChangesWhenItsAnswerWasLost() {
        sessionOfA("cart", "pear");
        SessionHandle slow = a.open(id);
        slow.session().attributes().put("cart", "fig");
        cluster.time().pass(Cluster.SETTINGS.holdLimit());
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
}
