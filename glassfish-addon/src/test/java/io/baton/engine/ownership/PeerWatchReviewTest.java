// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.NodeId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What messages that reached nobody say of a node. */
class PeerWatchReviewTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

    private final ManualTime time = new ManualTime();
    private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);

    @Test
    void twoMessagesOfDifferentHoursThatReachedNobodyAreNoDeath() {
        NodeLease self =
                new NodeLease(() -> NodeId.incarnate("a"), LEASE, leases, new InMemoryNodeChannel(), time, time);
        self.open(new Nobody(), time);
        NodeId other = NodeId.incarnate("b");
        leases.begin(other, Duration.ofHours(2));
        PeerWatch peers = new PeerWatch(self, leases, time, true);
        time.pass(LEASE.multipliedBy(2));
        assertThat(peers.isDeadUnheard(other)).isFalse();
        time.pass(Duration.ofHours(1));
        assertThat(peers.isDeadUnheard(other)).isFalse();
        assertThat(leases.look(other)).isNotEqualTo(LeaseMark.NONE);
        time.pass(PeerWatch.SECOND_LOOK);
        assertThat(peers.isDeadUnheard(other)).isTrue();
    }

    private static final class Nobody implements NodeChannel.Listener {

        @Override
        public void received(NodeId addressee, NodeMessage message) {}

        @Override
        public void lost(NodeId addressee) {}
    }
}
