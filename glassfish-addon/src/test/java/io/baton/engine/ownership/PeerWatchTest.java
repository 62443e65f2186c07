// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When another node is dead, and when it only looks like that. */
class PeerWatchTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ManualTime time = new ManualTime();
    private final Wire wire = new Wire(time);
    private final NodeLease self = new NodeLease(() -> NodeId.incarnate("a"), LEASE, wire, wire, time, time);
    private final PeerWatch watch = new PeerWatch(self, wire, time, true);
    private final NodeId peer = NodeId.incarnate("b");

    @BeforeEach
    void openOwnLease() {
        self.open(
                new NodeChannel.Listener() {
                    @Override
                    public void received(NodeId addressee, NodeMessage message) {}

                    @Override
                    public void lost(NodeId addressee) {}
                },
                time);
    }

    private void peerLives(Duration lease) {
        wire.leases.begin(peer, lease);
        wire.leases.renew(peer, 1, lease);
    }

    /** Asks every 10 ms, as many requests would. */
    private boolean isDeadWithin(Duration duration) {
        long began = time.nanoTime();
        boolean dead = watch.isDead(peer);
        while (!dead && time.since(began).compareTo(duration) < 0) {
            time.pass(Duration.ofMillis(10));
            dead = watch.isDead(peer);
        }
        return dead;
    }

    @Test
    void aDeathIsToldOnceWithItsProof() {
        List<String> told = new ArrayList<>();
        watch.onDeath((node, proof) -> told.add(node + ": " + proof.get()));
        peerLives(LEASE.multipliedBy(100));
        assertThat(isDeadWithin(LEASE.multipliedBy(2))).isTrue();
        assertThat(watch.isDead(peer)).isTrue();
        assertThat(told).containsExactly(peer + ": its lease was not renewed for 3.0 s");
    }

    @Test
    void aNodeIsDeadWhenItsMarkDidNotChangeForExactlyALease() {
        peerLives(LEASE.multipliedBy(100));
        assertThat(watch.isDead(peer)).isFalse();
        time.pass(LEASE.minus(MOMENT));
        assertThat(watch.isDead(peer)).isFalse();
        time.pass(MOMENT);
        assertThat(watch.isDead(peer)).isTrue();
        assertThat(wire.look(peer)).as("buried").isEqualTo(LeaseMark.NONE);
        assertThat(wire.renew(peer, 2, LEASE)).isFalse();
    }

    @Test
    void aNodeIsFoundDeadAtTheEndOfTheLeaseHoweverOftenItIsLookedAt() {
        peerLives(LEASE.multipliedBy(100));
        assertThat(isDeadWithin(LEASE.minusMillis(10))).isFalse();
        assertThat(isDeadWithin(Duration.ofMillis(10))).isTrue();
    }

    @Test
    void aRenewalInBetweenBeginsTheLeaseAnew() {
        peerLives(LEASE.multipliedBy(100));
        assertThat(isDeadWithin(LEASE.minusMillis(500))).isFalse();
        wire.leases.renew(peer, 2, LEASE.multipliedBy(100));
        assertThat(isDeadWithin(LEASE)).isFalse();
        assertThat(isDeadWithin(LEASE)).isTrue();
    }

    @Test
    void aNodeThatRenewsIsNeverDead() {
        peerLives(LEASE);
        for (int renewal = 2; renewal < 30; renewal++) {
            assertThat(isDeadWithin(LEASE.dividedBy(2))).isFalse();
            wire.leases.renew(peer, renewal, LEASE);
        }
    }

    @Test
    void absenceIsAMarkLikeAnyOtherAndProvesNothingBeforeALease() {
        assertThat(watch.isDead(peer)).isFalse();
        time.pass(LEASE.minus(MOMENT));
        assertThat(watch.isDead(peer)).isFalse();
        time.pass(MOMENT);
        assertThat(watch.isDead(peer)).isTrue();
    }

    @Test
    void aNodeThatWasFoundWithoutALeaseBeginsNoneLater() {
        assertThat(watch.isDead(peer)).isFalse();
        peerLives(LEASE);
        assertThat(wire.look(peer))
                .as("it must take another name, or it could come and go unseen between two looks")
                .isEqualTo(LeaseMark.NONE);
    }

    @Test
    void aMarkThatTurnsIntoAbsenceBeginsTheLeaseAnew() {
        peerLives(LEASE.multipliedBy(100));
        assertThat(isDeadWithin(LEASE.minusMillis(500))).isFalse();
        wire.leases.forgetEverything();
        assertThat(isDeadWithin(LEASE))
                .as("its lease may have been forgotten this moment")
                .isFalse();
        assertThat(isDeadWithin(LEASE)).isTrue();
    }

    @Test
    void aStoreClockThatJumpsAheadKillsNobody() {
        peerLives(LEASE);
        assertThat(watch.isDead(peer)).isFalse();
        wire.leases.giveUp(peer);
        time.pass(LEASE.minus(MOMENT));
        assertThat(watch.isDead(peer)).as("the lease ran out early").isFalse();
    }

    @Test
    void aStoreThatIsSilentTellsNothing() {
        peerLives(LEASE.multipliedBy(100));
        assertThat(watch.isDead(peer)).isFalse();
        wire.silent(true);
        assertThat(isDeadWithin(LEASE.multipliedBy(2))).isFalse();
        wire.silent(false);
        assertThat(isDeadWithin(LEASE)).as("the mark never changed").isTrue();
    }

    @Test
    void aRenewalAtTheLastMomentRefusesTheBurial() {
        peerLives(LEASE.multipliedBy(100));
        PeerWatch unlucky = new PeerWatch(self, new RenewedBeforeBurial(wire, peer), time, true);
        assertThat(unlucky.isDead(peer)).isFalse();
        time.pass(LEASE);
        assertThat(unlucky.isDead(peer)).isFalse();
        assertThat(unlucky.isKnownDead(peer)).isFalse();
        assertThat(wire.look(peer)).isEqualTo(new LeaseMark(2));
    }

    @Test
    void aDeadNodeIsRememberedWithoutAsking() {
        time.pass(LEASE);
        watch.isDead(peer);
        time.pass(LEASE);
        watch.isDead(peer);
        wire.silent(true);
        assertThat(watch.isKnownDead(peer)).isTrue();
        assertThat(watch.isDead(peer)).isTrue();
        assertThat(watch.isDeadUnheard(peer)).isTrue();
    }

    @Test
    void aFormerIncarnationOfThisProcessIsDead() {
        NodeId former = self.node();
        assertThat(watch.isKnownDead(former)).isFalse();
        wire.channel.dropAll();
        assertThat(watch.isKnownDead(former)).isTrue();
        assertThat(watch.isDead(former)).isTrue();
        assertThat(watch.isKnownDead(self.node())).isFalse();
    }

    @Test
    void aNodeThatNobodyHearsTwiceIsDeadAndBuried() {
        peerLives(LEASE.multipliedBy(100));
        time.pass(LEASE);
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        time.pass(PeerWatch.SECOND_LOOK.minus(MOMENT));
        assertThat(watch.isDeadUnheard(peer)).as("too soon").isFalse();
        time.pass(MOMENT);
        assertThat(watch.isDeadUnheard(peer)).isTrue();
        assertThat(wire.renew(peer, 2, LEASE)).isFalse();
    }

    @Test
    void aNodeThatWasHeardInBetweenIsNotDead() {
        peerLives(LEASE.multipliedBy(100));
        time.pass(LEASE);
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        time.pass(PeerWatch.SECOND_LOOK);
        watch.heard(peer);
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        time.pass(PeerWatch.SECOND_LOOK);
        assertThat(watch.isDeadUnheard(peer)).isTrue();
    }

    @Test
    void aNodeThatIsNotSettledTrustsNotWhatItDoesNotHear() {
        peerLives(LEASE.multipliedBy(100));
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        time.pass(PeerWatch.SECOND_LOOK);
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        time.pass(LEASE);
        assertThat(watch.isDeadUnheard(peer)).as("the first look that counts").isFalse();
        time.pass(PeerWatch.SECOND_LOOK);
        assertThat(watch.isDeadUnheard(peer)).isTrue();
    }

    @Test
    void afterARestartOfTheStoreNobodyIsDeadForBeingUnheard() {
        peerLives(LEASE.multipliedBy(100));
        time.pass(LEASE);
        wire.channel.dropAll();
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        time.pass(PeerWatch.SECOND_LOOK);
        assertThat(watch.isDeadUnheard(peer)).isFalse();
        assertThat(wire.renew(peer, 2, LEASE)).isTrue();
    }

    @Test
    void aRenewalBetweenTheLookAndTheBurialSavesANodeThatNobodyHears() {
        peerLives(LEASE.multipliedBy(100));
        PeerWatch unlucky = new PeerWatch(self, new RenewedBeforeBurial(wire, peer), time, true);
        time.pass(LEASE);
        assertThat(unlucky.isDeadUnheard(peer)).isFalse();
        time.pass(PeerWatch.SECOND_LOOK);
        assertThat(unlucky.isDeadUnheard(peer)).isFalse();
        assertThat(wire.look(peer)).isEqualTo(new LeaseMark(2));
    }
}
