// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.End;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A store that cannot be reached, or that comes back with less than it had. */
class OutageTest extends EngineTest {

    private void outage() {
        expectWarning("BATON3301");
        a.link().cut();
        a.check();
        assertThat(a.isUsable()).isFalse();
    }

    @Test
    void whatIsInMemoryGoesOn() {
        sessionOfA("cart", "pear");
        outage();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        a.put(id, "cart", "fig");
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        a.reconnect();
    }

    @Test
    void theFirstRequestOfAnOutageGoesOnToo() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.link().cut();
        a.put(id, "cart", "fig");
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatIsNotInMemoryIsUnavailableAndNotMissing() {
        sessionOfA("cart", "pear");
        SessionId unknown = new SessionIds().next();
        outage();
        assertThat(a.engine().open(unknown)).isInstanceOf(OpenResult.Unavailable.class);
        assertThat(a.engine().inMemory()).as("and leaves nothing in memory").hasSize(1);
        a.reconnect();
    }

    @Test
    void backgroundWorkLeavesWhatTheStoreMayHaveEvenWhileTheLeaseVouchesForIt() {
        sessionOfA("cart", "pear");
        outage();
        assertThat(a.engine().tryOpen(id)).isInstanceOf(OpenResult.Unavailable.class);
        a.reconnect();
        assertThat(a.engine().tryOpen(id))
                .isInstanceOfSatisfying(
                        OpenResult.Opened.class, opened -> opened.handle().close());
    }

    @Test
    void whatChangedDuringTheOutageIsSavedWhenTheStoreIsBack() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        a.put(id, "user", "ann");
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    @Test
    void whatWasCreatedDuringTheOutageIsSavedWhenTheStoreIsBack() {
        outage();
        sessionOfA("cart", "pear");
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatBeganDuringTheOutageEndsInItWhenItsTimeIsOver() {
        outage();
        sessionOfA("cart", "pear");
        cluster.time().pass(Duration.ofMinutes(30));
        a.reap();
        assertThat(a.ended()).containsExactly(id);
        assertThat(a.engine().inMemory()).isEmpty();
        a.reconnect();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void whatWasThereBeforeTheOutageDoesNotEndInIt() {
        sessionOfA("cart", "pear");
        outage();
        cluster.time().pass(Duration.ofMinutes(30));
        a.reap();
        assertThat(a.ended()).isEmpty();
        a.reconnect();
    }

    @Test
    void whatEndedDuringTheOutageEndsWhenTheStoreIsBack() {
        sessionOfA("cart", "pear");
        outage();
        try (SessionHandle hold = a.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        a.reconnect();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.engine().inMemory()).isEmpty();
    }

    @Test
    void aRequestThatRunsThroughTheOutageIsSavedAtItsEnd() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        outage();
        hold.session().attributes().put("cart", "fig");
        hold.save();
        a.reconnect();
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aRequestThatBeganInTheOutageIsSavedAtItsEnd() {
        sessionOfA("cart", "pear");
        outage();
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        a.reconnect();
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatARunningRequestSavedInTheOutageIsInTheStoreWhenTheReturnIsTold() {
        outage();
        SessionHandle hold = a.create(id);
        hold.session().attributes().put("cart", "pear");
        hold.save();
        a.reconnect();
        assertThat(said.ids()).contains("BATON3302");
        assertThat(b.engine().tryOpen(id)).as("used by a").isInstanceOf(OpenResult.Unavailable.class);
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void theReturnIsToldWhenWhatFailedAtFirstIsSavedToo() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        a.beforeReconciling(a.link()::failNextCall);
        a.reconnect();
        assertThat(said.ids()).doesNotContain("BATON3302");
        a.beforeReconciling(() -> {});
        a.pulse();
        assertThat(said.ids()).contains("BATON3302");
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aSessionThatCannotBeSavedForAReasonOfItsOwnDoesNotKeepTheReturnFromBeingTold() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        a.beforeReconciling(a.link()::failNextCall);
        a.reconnect();
        a.pulse();
        a.pulse();
        assertThat(said.ids()).contains("BATON3302");
        a.beforeReconciling(() -> {});
        a.pulse();
        assertThat(b.get(id, "cart")).as("and is tried on and on").isEqualTo("fig");
    }

    @Test
    void aWriteThatFailsAloneIsMadeUpForWithTheNextPulse() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        a.link().failNextCall();
        hold.close();
        a.pulse();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aNodeThatHasNotNoticedTheReturnLooksAgainBeforeItGivesUpASession() {
        sessionOfA("cart", "pear");
        expectWarning("BATON3301");
        b.link().cut();
        b.check();
        b.link().restore();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(said.ids()).as("what is still to do is the next pulse's").doesNotContain("BATON3302");
        b.pulse();
        assertThat(said.ids()).contains("BATON3302");
    }

    @Test
    void aNodeWhoseClaimWasLostInTheOutageLooksAgainToo() {
        sessionOfA("cart", "pear");
        expectWarning("BATON3301");
        b.link().loseAnswers();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        b.link().restore();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatAnotherNodeTookOverMeanwhileIsDropped() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        b.put(id, "cart", "plum");
        expectWarning("BATON3001");
        a.reconnect();
        assertThat(a.engine().inMemory()).isEmpty();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(b.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aRequestThatComesBeforeWhatWasUnsavedIsDroppedSeesOneHistoryOnly() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        b.put(id, "user", "ann");
        expectWarning("BATON3001");
        a.beforeReconciling(() -> assertThat(a.get(id, "user")).isEqualTo("ann"));
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aWriteThatFailsAloneDoesNotLockOthersOutForTheWholeHold() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        hold.session().attributes().put("cart", "fig");
        a.link().failNextCall();
        hold.close();
        assertThat(b.engine().open(id))
                .isInstanceOfSatisfying(
                        OpenResult.Opened.class, opened -> opened.handle().close());
    }

    @Test
    void aClaimThatFailedHalfWayDoesNotLockOthersOut() {
        sessionOfA("cart", "pear");
        b.link().beforeNextAnswer(() -> {
            throw new StoreUnavailableException(Kind.CALL_FAILED, "interrupted while waiting", null);
        });
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.Unavailable.class);
        b.pulse();
        assertThat(a.engine().open(id))
                .isInstanceOfSatisfying(
                        OpenResult.Opened.class, opened -> opened.handle().close());
    }

    @Test
    void whatAnotherNodeIsUsingAtTheEndOfTheOutageIsDropped() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        SessionHandle other = b.open(id);
        expectWarning("BATON3001");
        a.reconnect();
        assertThat(a.engine().inMemory()).isEmpty();
        other.close();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatAnotherNodeEndedMeanwhileIsDropped() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        try (SessionHandle hold = b.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        expectWarning("BATON3001");
        a.reconnect();
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(cluster.store().sessions()).isEmpty();
    }

    @Test
    void theNextRequestAfterTheOutageSeesWhatAnotherNodeWrote() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "plum");
        a.link().cut();
        a.link().restore();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void aStoreThatForgotEverythingIsHealedFromMemory() {
        sessionOfA("cart", "pear");
        a.put(id, "user", "ann");
        cluster.restartStore();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(said.ids()).isEmpty();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    @Test
    void aStoreThatForgotEverythingDuringARequestIsHealedAtItsEnd() {
        sessionOfA("cart", "pear");
        SessionHandle hold = a.open(id);
        cluster.restartStore();
        hold.session().attributes().put("user", "ann");
        hold.close();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    @Test
    void aStoreThatWentBackIsHealedFromMemory() {
        sessionOfA("cart", "pear");
        var replica = cluster.store().copy();
        a.put(id, "cart", "fig");
        a.put(id, "user", "ann");
        cluster.failOverTo(replica);
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(id, "cart")).isEqualTo("fig");
        assertThat(b.get(id, "user")).isEqualTo("ann");
        assertThat(said.ids()).isEmpty();
    }

    @Test
    void whatEndedLongAgoIsNotHealed() {
        sessionOfA("cart", "pear");
        try (SessionHandle hold = b.open(id)) {
            hold.session().end(End.Cause.INVALIDATED);
        }
        cluster.time().pass(Cluster.SETTINGS.tombstone().plusSeconds(1));
        assertThat(a.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
        assertThat(a.engine().inMemory()).isEmpty();
    }

    @Test
    void anEngineThatStopsSavesWhatIsUnsavedAndWaitsForRunningRequests() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        running.session().attributes().put("cart", "fig");
        cluster.time().duringPauses(running::close);
        a.stop(Duration.ofSeconds(5));
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void anEngineThatStopsDoesNotWaitForever() {
        sessionOfA("cart", "pear");
        SessionHandle running = a.open(id);
        long began = cluster.time().nanoTime();
        a.stop(Duration.ofSeconds(5));
        assertThat(cluster.time().since(began)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        running.close();
    }

    @Test
    void anEngineThatStoppedNoLongerListensToTheStore() {
        expectWarning("BATON3301");
        sessionOfA("cart", "pear");
        a.stop(Duration.ZERO);
        a.link().cut();
        a.check();
        SessionId late = new SessionIds().next();
        try (SessionHandle hold = a.create(late)) {
            hold.session().attributes().put("cart", "fig");
        }
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(b.engine().open(late)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void whatThisNodeLetGoOfIsNotServedFromMemory() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "plum");
        outage();
        assertThat(a.engine().open(id))
                .isInstanceOfSatisfying(
                        OpenResult.Unavailable.class,
                        unavailable -> assertThat(unavailable.isHere()).isTrue());
        b.put(id, "cart", "fig");
        a.reconnect();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatThisNodeLetGoOfIsThereAsSoonAsTheStoreIs() {
        sessionOfA("cart", "pear");
        b.put(id, "cart", "plum");
        outage();
        a.link().restore();
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        a.check();
    }

    @Test
    void whatSomebodyAskedForInTheOutageStaysHere() {
        sessionOfA("cart", "pear");
        outage();
        a.put(id, "cart", "fig");
        askForIt();
        assertThat(a.get(id, "cart")).isEqualTo("fig");
        a.reconnect();
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }
}
