// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.ownership.NodeLease;
import io.baton.model.NodeId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.testing.SaidLines;
import io.baton.time.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators know under which name an instance owns sessions. */
class NameWatchTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PULSE = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final SaidLines said = new SaidLines();
    private final NodeLease lease = new NodeLease(
            () -> NodeId.incarnate("a"), LEASE, new InMemoryNodeLeases(time), new InMemoryNodeChannel(), time, time);
    private final NameWatch watch = new NameWatch(lease);

    @BeforeEach
    void open() {
        lease.open(new Nobody(), time);
        pass(LEASE);
    }

    @AfterEach
    void close() {
        said.close();
    }

    private void pass(Duration duration) {
        Duration left = duration;
        while (left.compareTo(Duration.ZERO) > 0) {
            time.pass(PULSE);
            watch.look();
            left = left.minus(PULSE);
        }
    }

    @Test
    void aNameThatStaysIsNotTold() {
        pass(LEASE.multipliedBy(10));
        assertThat(said.all()).isEmpty();
    }

    @Test
    void anotherNameIsToldOnceWithTheFormerOne() {
        NodeId former = lease.node();
        lease.lost(former);
        pass(LEASE.multipliedBy(3));
        assertThat(said.all())
                .containsExactly("BATON2001 This instance goes on under the name " + lease.node()
                        + ": the lease of its former name " + former + " is over.");
    }

    @Test
    void thePauseThatCostTheNameIsTold() {
        NodeId former = lease.node();
        time.jump(Duration.ofSeconds(8));
        watch.look();
        pass(LEASE.multipliedBy(3));
        assertThat(lease.node()).isNotEqualTo(former);
        assertThat(said.all())
                .singleElement()
                .asString()
                .endsWith("former name " + former + " is over, and this process did not run for 8.0 s.");
    }

    private static final class Nobody implements NodeChannel.Listener {

        @Override
        public void received(NodeId addressee, NodeMessage message) {}

        @Override
        public void lost(NodeId addressee) {}
    }
}
