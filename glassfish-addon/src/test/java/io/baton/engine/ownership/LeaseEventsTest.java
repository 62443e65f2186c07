// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener hears of a lease: each doubt once, with its reason. */
class LeaseEventsTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration BEAT = LEASE.dividedBy(3);

    private final ManualTime time = new ManualTime();
    private final Wire wire = new Wire(time);
    private final NodeLease lease = new NodeLease(() -> NodeId.incarnate("a"), LEASE, wire, wire, time, time);
    private final List<String> heard = new ArrayList<>();
    private NodeId first = lease.node();

    @BeforeEach
    void begin() {
        lease.tell(new LeaseEvents() {
            @Override
            public void begun(NodeId node) {
                heard.add("begun " + node);
            }

            @Override
            public void doubted(NodeId node, Doubt why) {
                heard.add(why + " " + node);
            }
        });
        lease.open(
                new NodeChannel.Listener() {
                    @Override
                    public void received(NodeId addressee, NodeMessage message) {}

                    @Override
                    public void lost(NodeId addressee) {}
                },
                time);
        first = lease.node();
        assertThat(heard).containsExactly("begun " + first);
        heard.clear();
    }

    private void assertOverFor(Doubt why) {
        assertThat(heard).containsExactly(why + " " + first, "begun " + lease.node());
        assertThat(lease.node()).isNotEqualTo(first);
    }

    @Test
    void aLeaseThatGoesOnIsNoNews() {
        time.pass(LEASE.multipliedBy(3));
        assertThat(heard).isEmpty();
    }

    @Test
    void aPauseIsADoubtAndTheLeaseGoesOn() {
        time.jump(NodeLease.PAUSE.plusMillis(1));
        assertThat(lease.vouchesFor(first)).isFalse();
        assertThat(lease.vouchesFor(first)).isFalse();
        time.pass(BEAT);
        assertThat(heard).containsExactly("PAUSE " + first);
        assertThat(lease.vouchesFor(first)).isTrue();
    }

    @Test
    void aStoreWithoutTheLeaseEndsIt() {
        wire.leases.forgetEverything();
        time.pass(BEAT.multipliedBy(2));
        assertOverFor(Doubt.GONE);
    }

    @Test
    void aMessageThatNobodyHearsEndsIt() {
        wire.channel.drop(first);
        time.pass(BEAT.multipliedBy(2));
        assertOverFor(Doubt.UNHEARD);
    }

    @Test
    void aLostSubscriptionEndsIt() {
        wire.channel.dropAll();
        assertOverFor(Doubt.SUBSCRIPTION_LOST);
    }

    @Test
    void aLeaseThatIsNotRenewedInTimeIsOver() {
        wire.silent(true);
        time.pass(LEASE);
        assertThat(heard).as("nobody can tell yet").isEmpty();
        wire.silent(false);
        time.pass(BEAT);
        assertOverFor(Doubt.LAPSE);
    }

    @Test
    void anOrderlyEndIsNoDoubt() {
        lease.close();
        assertThat(heard).isEmpty();
    }
}
