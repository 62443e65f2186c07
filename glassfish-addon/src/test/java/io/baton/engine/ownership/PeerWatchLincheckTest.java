// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import static io.baton.testing.Orders.require;

import io.baton.model.NodeId;
import io.baton.store.InMemoryNodeChannel;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.testing.Orders;
import io.baton.time.StillTime;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node is found dead or goes on living, never both, whoever looks at the same time.
 *
 * <p>Catches, for instance: a burial of the mark as it is then instead of the mark that did not change; the first unheard message kept by get-then-put
 * instead of one atomic update.
 */
@Tag("lincheck")
class PeerWatchLincheckTest {

    private static final Duration LEASE = Duration.ofMillis(300);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final NodeId SELF = new NodeId("a", "0000000000000001");
    private static final NodeId PEER = new NodeId("b", "0000000000000002");

    @Test
    void aNodeIsDeadOrItsRenewalIsStoredHoweverManyLook() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            scene.watch.isDead(PEER);
            scene.time.move(LEASE);
            Orders.sideBySide(scene, Scene::look, Scene::look, Scene::peerRenews);
            require(scene.dead != scene.renewed, "dead: " + scene.dead + ", renewed: " + scene.renewed);
            require(scene.watch.isKnownDead(PEER) == scene.dead, "what was found is known");
        });
    }

    @Test
    void aNodeThatNobodyHearsIsDeadOnlyIfItsRenewalsAreRefusedFromThenOn() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            scene.open();
            scene.passTicks(3);
            scene.sendInVain();
            scene.passTicks(1);
            scene.time.move(PeerWatch.SECOND_LOOK.minus(NodeLease.PAUSE));
            Orders.sideBySide(scene, Scene::sendInVain, Scene::sendInVain, Scene::peerRenews);
            require(scene.dead || scene.renewed, "neither dead nor alive");
            require(!scene.dead || !scene.leases.renew(PEER, 3, LEASE), "the dead renew their leases");
            require(scene.watch.isKnownDead(PEER) == scene.dead, "what was found is known");
        });
    }

    @Test
    void aMessageThatWasHeardEndsWhatWasUnheardBeforeWhoeverElseSendsOne() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            scene.open();
            scene.passTicks(1);
            scene.sendInVain();
            scene.passTicks(1);
            // Not settled for this moment yet, so that nobody is buried by the one that is sent beside the one that is
            // heard.
            scene.time.move(NodeLease.PAUSE.minus(MOMENT));
            Orders.sideBySide(scene, Scene::sendInVain, Scene::isHeard);
            scene.time.move(MOMENT);
            require(scene.self.isSettled(), "it may trust what it does not hear");
            scene.sendInVain();
            require(!scene.dead, "dead for what was unheard before it was heard");
        });
    }

    /** A node that looks at another one. */
    private static final class Scene {

        private final StillTime time = new StillTime();
        private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
        private final NodeLease self = new NodeLease(() -> SELF, LEASE, leases, new InMemoryNodeChannel(), time, time);
        private final PeerWatch watch = new PeerWatch(self, leases, time, true);
        private volatile boolean dead;
        private volatile boolean renewed;

        Scene() {
            leases.begin(PEER, LEASE.multipliedBy(100));
            leases.renew(PEER, 1, LEASE.multipliedBy(100));
        }

        void open() {
            self.open(new Nobody(), time);
            time.itIsTimeFor("lease");
        }

        /** Each as long as a process may stand still without a doubt. */
        void passTicks(int ticks) {
            for (int tick = 0; tick < ticks; tick++) {
                time.move(NodeLease.PAUSE);
                time.itIsTimeFor("tick");
                time.itIsTimeFor("lease");
            }
        }

        void look() {
            if (watch.isDead(PEER)) {
                dead = true;
            }
        }

        void sendInVain() {
            if (watch.isDeadUnheard(PEER)) {
                dead = true;
            }
        }

        void isHeard() {
            watch.heard(PEER);
        }

        void peerRenews() {
            renewed = leases.renew(PEER, 2, LEASE.multipliedBy(100));
        }
    }

    private static final class Nobody implements NodeChannel.Listener {

        @Override
        public void received(NodeId addressee, NodeMessage message) {}

        @Override
        public void lost(NodeId addressee) {}
    }
}
