// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.store.SessionKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store that lost something while it seemed to work: nodes find out by themselves, and bring back what they have. */
class LostStoreTest extends EngineTest {

    @Test
    void whatAnEmptiedStoreLostIsThereForOthersWithoutARequestHere() {
        sessionOfA("cart", "pear");
        a.check();
        cluster.restartStore();
        a.check();
        a.die();
        cluster.time().pass(Node.LEASE);
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(said.ids()).contains("BATON3304", "BATON3025");
    }

    @Test
    void whatWasUsedButNotWrittenForLongerThanTombstonesLastIsBroughtBackToo() {
        sessionOfA("cart", "pear");
        a.check();
        long began = cluster.time().nanoTime();
        while (cluster.time().since(began).compareTo(Cluster.SETTINGS.tombstone()) <= 0) {
            cluster.time().pass(Duration.ofMinutes(5));
            a.use(id);
        }
        cluster.time().pass(Duration.ofMinutes(5));
        cluster.restartStore();
        a.check();
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void whatAStoreWentBackToIsBroughtUpToDateWithoutARequestHere() {
        sessionOfA("cart", "pear");
        a.check();
        var replica = cluster.store().copy();
        a.put(id, "cart", "fig");
        cluster.failOverTo(replica);
        a.check();
        a.die();
        cluster.time().pass(Node.LEASE);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void aStoreThatLostNothingOfASessionIsNotWrittenTo() {
        sessionOfA("cart", "pear");
        a.check();
        cluster.failOverTo(cluster.store().copy());
        int saves = a.link().saves().size();
        a.check();
        assertThat(a.link().saves()).hasSize(saves);
        assertThat(said.ids()).containsExactly("BATON3304");
        int calls = a.link().calls().size();
        assertThat(a.get(id, "cart")).isEqualTo("pear");
        assertThat(a.link().callsSince(calls)).as("it was confirmed").isEmpty();
    }

    @Test
    void theFirstLookAtAStoreIsNoSignOfALoss() {
        sessionOfA("cart", "pear");
        a.check();
        a.check();
        assertThat(said.all()).isEmpty();
    }

    @Test
    void whatAnotherNodeWentOnWithIsLeftToIt() {
        sessionOfA("cart", "pear");
        a.check();
        var replica = cluster.store().copy();
        b.put(id, "cart", "plum");
        a.get(id, "cart");
        cluster.failOverTo(replica);
        a.check();
        b.check();
        assertThat(b.get(id, "cart")).isEqualTo("plum");
        assertThat(a.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void whatWasTakenFromTheOwnerThatTheStoreWentBackToIsBroughtBackWithoutARequestHere() {
        bTakesWhatTheStoreGoesBackFrom();
        a.check();
        untilTheOtherNameIsFoundDead();
        assertThat(cluster.store().owners()).containsValue(b.id());
        assertThat(a.get(id, "cart")).isEqualTo("plum");
        assertThat(said.ids()).contains("BATON3025");
    }

    @Test
    void whatWasTakenFromAnOwnerThatIsDeadNowIsBroughtBackToo() {
        bTakesWhatTheStoreGoesBackFrom();
        a.die();
        untilTheOtherNameIsFoundDead();
        assertThat(cluster.store().owners()).containsValue(b.id());
        Node c = cluster.start("c");
        assertThat(c.get(id, "cart")).isEqualTo("plum");
    }

    @Test
    void untilThenItIsNotTakenForACopy() {
        bTakesWhatTheStoreGoesBackFrom();
        a.die();
        assertThat(b.engine().inMemory())
                .singleElement()
                .satisfies(session -> assertThat(session.isCopy()).isFalse());
        untilTheOtherNameIsFoundDead();
    }

    private void bTakesWhatTheStoreGoesBackFrom() {
        sessionOfA("cart", "pear");
        a.check();
        b.check();
        var replica = cluster.store().copy();
        b.put(id, "cart", "plum");
        cluster.failOverTo(replica);
        b.check();
    }

    /** What happens every second: every subscription ended with the fail-over, so that the record's owner is a former name now. */
    private void untilTheOtherNameIsFoundDead() {
        long began = cluster.time().nanoTime();
        while (cluster.time().since(began).compareTo(Node.LEASE.multipliedBy(3)) < 0) {
            b.pulse();
            cluster.time().pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void aSessionThatARequestHoldsIsComparedByThatRequest() {
        sessionOfA("cart", "pear");
        a.check();
        try (SessionHandle hold = a.open(id)) {
            cluster.restartStore();
            a.check();
            hold.session().attributes().put("user", "ann");
        }
        assertThat(b.get(id, "cart")).isEqualTo("pear");
        assertThat(b.get(id, "user")).isEqualTo("ann");
    }

    @Test
    void whatEndedWhileTheStoreHadItDoesNotComeBack() {
        sessionOfA("cart", "pear");
        a.check();
        b.put(id, "cart", "plum");
        try (SessionHandle hold = b.open(id)) {
            hold.session().end(io.baton.store.End.Cause.INVALIDATED);
        }
        cluster.restartStore();
        a.check();
        b.check();
        assertThat(b.engine().open(id)).isInstanceOf(OpenResult.NoSuchSession.class);
    }

    @Test
    void signsOfARestartBringTheNextCheckForward() {
        sessionOfA("cart", "pear");
        a.check();
        cluster.restartStore();
        a.pulse();
        assertThat(said.ids()).as("it is not time yet").isEmpty();
        a.suspectLoss();
        a.pulse();
        assertThat(said.ids()).contains("BATON3304", "BATON3025");
    }

    @Test
    void whatIsHandedOverBeforeTheLossIsNoticedIsNotTheOlderState() {
        sessionOfA("cart", "pear");
        staysAt(a);
        Map<SessionKey, ?> copy = cluster.store().copy();
        a.put(id, "cart", "fig");
        cluster.store().goBackTo(copy);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }

    @Test
    void whatIsHandedOverBeforeItIsNoticedThatTheStoreIsEmptyIsThere() {
        sessionOfA("cart", "pear");
        staysAt(a);
        cluster.flushStore();
        a.engine().handOver(Cluster.key(id), b.id());
        assertThat(b.get(id, "cart")).isEqualTo("pear");
    }

    @Test
    void aStopBeforeTheLossIsNoticedLeavesTheLaterState() {
        sessionOfA("cart", "pear");
        staysAt(a);
        Map<SessionKey, ?> copy = cluster.store().copy();
        a.put(id, "cart", "fig");
        cluster.store().goBackTo(copy);
        a.stop(Duration.ZERO);
        assertThat(b.get(id, "cart")).isEqualTo("fig");
    }
}
