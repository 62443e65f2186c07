// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import static io.baton.testing.Orders.require;

import io.baton.model.NodeId;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.NodeMessage;
import io.baton.testing.Orders;
import io.baton.time.StillTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A doubt or a loss wins over every confirmation of what was sent before it, in any order of steps.
 *
 * <p>Catches, for instance: an incarnation changed by get-then-set instead of one atomic update; a doubt that keeps the renewal's number.
 */
@Tag("lincheck")
class NodeLeaseLincheckTest {

    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration PAUSED = NodeLease.PAUSE.plusMillis(1);
    private static final List<NodeId> NAMES =
            List.of(new NodeId("a", "0000000000000001"), new NodeId("a", "0000000000000002"));

    @Test
    void afterADoubtANodeIsSureOnlyByARenewalThatWasSentSinceAndConfirmedInBothWays() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            Orders.sideBySide(scene, Scene::renewAndDeliver, Scene::deliver, Scene::pauseAndLook);
            scene.requireThatItIsSureOnlyByWhatWasSentSinceTheDoubt();
            scene.renew();
            scene.deliver();
            require(scene.isSure(), "a renewal after the doubt makes it sure again");
        });
    }

    @Test
    void aPauseIsNoticedWhereverTheLookAtTheClockStoodWhenItBegan() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            Orders.sideBySide(scene, Scene::look, Scene::pause);
            require(!scene.isSure(), "sure after a pause that nobody noticed");
        });
    }

    @Test
    void anIncarnationThatLostItsSubscriptionIsNeverSureAgain() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            Orders.sideBySide(scene, Scene::renewAndDeliver, Scene::deliver, Scene::lose);
            scene.renew();
            scene.deliver();
            require(!scene.lease.vouchesFor(scene.first), "sure after the loss");
            require(scene.lease.isFormer(scene.first) && scene.isSure(), "another incarnation has begun");
        });
    }

    @Test
    void requestsThatNeedALivingIncarnationAtTheSameTimeBeginOne() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            scene.lose();
            Orders.sideBySide(scene, Scene::join, Scene::join);
            require(scene.lease.join().equals(NAMES.get(1)), "one name was used");
        });
    }

    /** A node that is sure, and what its renewals meet. */
    private static final class Scene implements NodeLeases, NodeChannel {

        private final StillTime time = new StillTime();
        private final AtomicInteger names = new AtomicInteger();
        private final NodeLease lease =
                new NodeLease(() -> NAMES.get(names.getAndIncrement()), LEASE, this, this, time, time);
        private final NodeId first = lease.node();
        private volatile long sent;
        private volatile long stored;
        /** The latest: of two pings under way, the older one may come last. */
        private final AtomicLong pinged = new AtomicLong();

        private volatile long sentBeforeTheDoubt;
        private volatile @Nullable NodeId addressee;
        private volatile NodeMessage.@Nullable Ping underWay;

        Scene() {
            lease.open(new Nobody(), time);
            renew();
            deliver();
            require(isSure(), "it is sure to begin with");
        }

        boolean isSure() {
            return lease.vouchesFor(lease.node());
        }

        void renew() {
            time.itIsTimeFor("lease");
        }

        /** Brings the latest ping, if there is one under way. */
        void deliver() {
            NodeMessage.Ping ping = underWay;
            NodeId to = addressee;
            if (ping != null && to != null) {
                pinged.accumulateAndGet(ping.renewal(), Math::max);
                lease.received(to, ping);
            }
        }

        void renewAndDeliver() {
            renew();
            deliver();
        }

        void pause() {
            time.move(PAUSED);
        }

        void look() {
            time.itIsTimeFor("tick");
        }

        void pauseAndLook() {
            sentBeforeTheDoubt = sent;
            pause();
            look();
            requireThatItIsSureOnlyByWhatWasSentSinceTheDoubt();
        }

        void requireThatItIsSureOnlyByWhatWasSentSinceTheDoubt() {
            if (isSure()) {
                require(stored > sentBeforeTheDoubt, "sure without a renewal stored since the doubt");
                require(pinged.get() > sentBeforeTheDoubt, "sure without a ping since the doubt");
            }
        }

        void join() {
            lease.join();
        }

        void lose() {
            lease.lost(first);
            require(!lease.vouchesFor(first), "sure although the subscription was lost");
        }

        @Override
        public void begin(NodeId node, Duration length) {}

        @Override
        public boolean renew(NodeId node, long renewal, Duration length) {
            sent = renewal;
            stored = renewal;
            return true;
        }

        @Override
        public void giveUp(NodeId node) {}

        @Override
        public LeaseMark look(NodeId node) {
            return new LeaseMark(stored);
        }

        @Override
        public boolean bury(NodeId node, LeaseMark seen) {
            return false;
        }

        @Override
        public Subscription subscribe(NodeId node, Listener listener) {
            return () -> {};
        }

        @Override
        public int send(NodeId to, NodeMessage message) {
            addressee = to;
            underWay = (NodeMessage.Ping) message;
            return 1;
        }
    }

    private static final class Nobody implements NodeChannel.Listener {

        @Override
        public void received(NodeId addressee, NodeMessage message) {}

        @Override
        public void lost(NodeId addressee) {}
    }
}
