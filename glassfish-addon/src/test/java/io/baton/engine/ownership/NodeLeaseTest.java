// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of phases, line by line, and who may serve what from memory in each of them. */
class NodeLeaseTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration BEAT = LEASE.dividedBy(3);
    private static final Duration SURE = LEASE.multipliedBy(9).dividedBy(10);
    private static final Duration PAUSED = NodeLease.PAUSE.plusMillis(1);

    private final ManualTime time = new ManualTime();
    private final Wire wire = new Wire(time);
    private final List<NodeId> named = new ArrayList<>();
    private final List<NodeMessage> mail = new ArrayList<>();
    private final NodeLease lease = new NodeLease(this::name, LEASE, wire, wire, time, time);

    private NodeId name() {
        NodeId node = NodeId.incarnate("a");
        named.add(node);
        return node;
    }

    private void open() {
        lease.open(
                new NodeChannel.Listener() {
                    @Override
                    public void received(NodeId addressee, NodeMessage message) {
                        mail.add(message);
                    }

                    @Override
                    public void lost(NodeId addressee) {}
                },
                time);
    }

    private boolean isSure() {
        return lease.vouchesFor(lease.node());
    }

    @Test
    void pausesOfThisProcessAreAddedUp() {
        open();
        time.pass(BEAT);
        assertThat(lease.stoodStill()).isZero();
        time.jump(Duration.ofSeconds(8));
        assertThat(lease.stoodStill()).as("it just wakes up").isEqualTo(Duration.ofSeconds(8));
        time.pass(BEAT);
        assertThat(lease.stoodStill()).isEqualTo(Duration.ofSeconds(8));
        time.jump(PAUSED);
        time.pass(BEAT);
        assertThat(lease.stoodStill()).isEqualTo(Duration.ofSeconds(8).plus(PAUSED));
    }

    // DOUBTED

    @Test
    void doubtedARenewalIsInTheStoreAndItsPingCameBackThenSure() {
        open();
        assertThat(isSure()).isTrue();
        assertThat(wire.look(lease.node())).isEqualTo(new LeaseMark(1));
    }

    @Test
    void doubtedARenewalWithoutItsPingIsNotEnough() {
        wire.late(true);
        open();
        assertThat(isSure()).isFalse();
        assertThat(lease.join()).as("alive all the same").isEqualTo(lease.node());
        wire.deliver();
        assertThat(isSure()).isTrue();
    }

    @Test
    void doubtedThePingOfARenewalBeforeTheDoubtIsNotEnough() {
        open();
        wire.late(true);
        time.pass(BEAT);
        time.jump(PAUSED);
        wire.silent(true);
        assertThat(isSure()).isFalse();
        wire.silent(false);
        wire.deliver();
        time.pass(Duration.ofMillis(20));
        assertThat(isSure()).as("only what was sent before the doubt came back").isFalse();
    }

    @Test
    void doubtedThePingOfAnOlderRenewalIsNotEnough() {
        wire.late(true);
        open();
        wire.duringNextRenewal(wire::deliver);
        time.pass(BEAT);
        assertThat(isSure()).as("ping 1 came while renewal 2 was on its way").isFalse();
        wire.deliver();
        assertThat(isSure()).isTrue();
    }

    @Test
    void doubtedARenewalThatTheStoreDoesNotAnswerIsNotEnough() {
        open();
        time.jump(PAUSED);
        wire.silent(true);
        assertThat(isSure()).isFalse();
        time.pass(Duration.ofMillis(40));
        assertThat(isSure()).isFalse();
        wire.silent(false);
        time.pass(BEAT);
        assertThat(isSure()).isTrue();
    }

    // SURE

    @Test
    void sureTheSameAgainThenSureForLonger() {
        open();
        time.pass(LEASE.multipliedBy(10));
        assertThat(isSure()).isTrue();
        assertThat(named).as("one name, given out before it began").hasSize(1);
    }

    @Test
    void sureUntilALeaseLessAMarginAfterTheLatestConfirmedRenewalWasSent() {
        open();
        wire.silent(true);
        time.pass(SURE.minusMillis(1));
        assertThat(isSure()).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(isSure()).isFalse();
    }

    @Test
    void sureCountsFromTheSendingHoweverLateTheConfirmationComes() {
        open();
        wire.late(true);
        time.pass(BEAT);
        Duration delay = Duration.ofMillis(900);
        time.pass(delay);
        wire.deliver();
        wire.late(false);
        wire.silent(true);
        time.pass(SURE.minus(delay).minusMillis(1));
        assertThat(isSure()).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(isSure()).isFalse();
    }

    @Test
    void sureThisProcessWasPausedThenDoubtedAndARenewalIsSentAtOnce() {
        open();
        int before = wire.renewals();
        time.jump(PAUSED);
        assertThat(isSure()).isFalse();
        assertThat(wire.renewals()).isEqualTo(before + 1);
        time.pass(Duration.ofMillis(20));
        assertThat(isSure())
                .as("confirmed since, and the clock is looked at again")
                .isTrue();
    }

    @Test
    void sureAPauseIsFoundByTheNextLookAtTheClockIfNobodyAsks() {
        open();
        wire.late(true);
        time.jump(PAUSED.plusMillis(20));
        time.pass(Duration.ofMillis(20));
        assertThat(isSure()).isFalse();
        wire.deliver();
        assertThat(isSure()).isTrue();
    }

    @Test
    void sureAPauseThatIsNotLongerThanAllowedIsNone() {
        open();
        time.jump(NodeLease.PAUSE);
        assertThat(isSure()).isTrue();
    }

    @Test
    void surePausedBetweenSendingAndConfirmationThenTheConfirmationDoesNotCount() {
        open();
        wire.duringNextRenewal(() -> {
            time.jump(PAUSED);
            wire.late(true);
            assertThat(isSure()).isFalse();
        });
        time.pass(BEAT);
        assertThat(isSure()).isFalse();
    }

    // OVER

    @Test
    void theStoreHasNoLeaseToRenewThenOverAndAnotherIncarnationWithTheNextBeat() {
        open();
        NodeId former = lease.node();
        wire.leases.forgetEverything();
        time.pass(BEAT);
        assertThat(lease.vouchesFor(former)).isFalse();
        time.pass(BEAT);
        assertAnother(former);
    }

    @Test
    void buriedByAnotherNodeThenOver() {
        open();
        NodeId former = lease.node();
        wire.bury(former, wire.look(former));
        time.pass(BEAT.multipliedBy(2));
        assertAnother(former);
    }

    @Test
    void nobodyHearsThePingThenOver() {
        open();
        NodeId former = lease.node();
        wire.channel.drop(former);
        time.pass(BEAT);
        assertThat(lease.vouchesFor(former)).isFalse();
        time.pass(BEAT);
        assertAnother(former);
    }

    @Test
    void theSubscriptionWasLostThenOverAndAnotherIncarnationAtOnce() {
        open();
        NodeId former = lease.node();
        wire.channel.dropAll();
        assertAnother(former);
    }

    @Test
    void theLossOfAFormerSubscriptionMeansNothing() {
        open();
        NodeId former = lease.node();
        wire.channel.dropAll();
        NodeId now = lease.node();
        lease.lost(former);
        assertThat(lease.node()).isEqualTo(now);
        assertThat(isSure()).isTrue();
    }

    @Test
    void notRenewedForALeaseThenOverAndAnotherIncarnationWhenTheStoreIsBack() {
        open();
        NodeId former = lease.node();
        wire.silent(true);
        time.pass(LEASE);
        assertThat(lease.vouchesFor(former)).isFalse();
        assertThat(lease.node()).isEqualTo(former);
        wire.silent(false);
        time.pass(BEAT);
        assertAnother(former);
    }

    @Test
    void aLeaseThatLapsedHereIsNotRenewedEvenIfTheStoreStillHasIt() {
        open();
        NodeId former = lease.node();
        wire.leases.renew(former, 99, LEASE.multipliedBy(100));
        wire.silent(true);
        time.pass(LEASE);
        wire.silent(false);
        assertThat(lease.join()).isNotEqualTo(former);
    }

    @Test
    void noIncarnationEverComesBack() {
        open();
        for (int i = 0; i < 20; i++) {
            NodeId former = lease.node();
            wire.channel.dropAll();
            wire.channel.send(former, new NodeMessage.Ping(1));
            lease.received(former, new NodeMessage.Ping(1));
            time.pass(BEAT);
            assertAnother(former);
        }
        assertThat(named).doesNotHaveDuplicates();
        named.subList(0, named.size() - 1).forEach(old -> {
            assertThat(lease.vouchesFor(old)).isFalse();
            assertThat(lease.isFormer(old)).isTrue();
        });
    }

    private void assertAnother(NodeId former) {
        assertThat(lease.node()).isNotEqualTo(former);
        assertThat(lease.isFormer(former)).isTrue();
        assertThat(lease.isFormer(lease.node())).isFalse();
        assertThat(lease.vouchesFor(former)).isFalse();
        assertThat(isSure()).isTrue();
    }

    // Joining

    @Test
    void joiningBeginsAnIncarnationWhenARequestNeedsOne() {
        wire.silent(true);
        open();
        assertThatThrownBy(lease::join).isInstanceOf(StoreUnavailableException.class);
        wire.silent(false);
        NodeId joined = lease.join();
        assertThat(joined).isEqualTo(lease.node());
        assertThat(isSure()).isTrue();
        assertThat(wire.look(joined)).isEqualTo(new LeaseMark(1));
        assertThat(lease.join()).as("and only one").isEqualTo(joined);
    }

    @Test
    void joiningKeepsADoubtedIncarnation() {
        open();
        NodeId node = lease.node();
        wire.late(true);
        time.jump(PAUSED);
        assertThat(isSure()).isFalse();
        assertThat(lease.join()).isEqualTo(node);
    }

    // Being settled

    @Test
    void aNodeIsSettledAfterAWholeLeaseWithoutADoubt() {
        open();
        time.pass(LEASE.minusMillis(1));
        assertThat(lease.isSettled()).isFalse();
        time.pass(Duration.ofMillis(1));
        assertThat(lease.isSettled()).isTrue();
    }

    @Test
    void aDoubtMakesANodeUnsettledForAWholeLease() {
        open();
        time.pass(LEASE);
        time.jump(PAUSED);
        assertThat(lease.isSettled()).isFalse();
        time.pass(LEASE.minusMillis(200));
        assertThat(isSure()).isTrue();
        assertThat(lease.isSettled()).isFalse();
        time.pass(Duration.ofMillis(200));
        assertThat(lease.isSettled()).isTrue();
    }

    @Test
    void aGapBetweenTwoConfirmationsMakesANodeUnsettled() {
        open();
        wire.silent(true);
        time.pass(SURE);
        wire.silent(false);
        time.pass(BEAT);
        assertThat(isSure()).isTrue();
        assertThat(lease.isSettled()).isFalse();
    }

    // The rest

    @Test
    void otherMailIsPassedOn() {
        open();
        SessionId id = new SessionIds().next();
        NodeMessage ask =
                new NodeMessage.Ask(SessionKey.of(new ApplicationName("/shop"), id), 1, NodeId.incarnate("b"));
        wire.send(lease.node(), ask);
        assertThat(mail).containsExactly(ask);
    }

    @Test
    void aNodeThatStopsGivesUpItsLeaseAndItsSubscriptionAndBeginsNoOther() {
        open();
        NodeId node = lease.node();
        lease.close();
        assertThat(lease.vouchesFor(node)).isFalse();
        assertThat(wire.look(node)).isEqualTo(LeaseMark.NONE);
        assertThat(wire.send(node, new NodeMessage.Ping(1))).isZero();
        time.pass(LEASE);
        lease.lost(node);
        assertThat(lease.node()).isEqualTo(node);
    }
}
