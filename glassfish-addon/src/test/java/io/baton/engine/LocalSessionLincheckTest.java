// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static io.baton.testing.Orders.require;

import io.baton.codec.JavaSerialization;
import io.baton.codec.PlainStreams;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.InMemoryNodeLeases;
import io.baton.store.InMemorySessionIndex;
import io.baton.store.InMemorySessionStore;
import io.baton.store.NodeChannel;
import io.baton.store.NodeMessage;
import io.baton.store.SessionKey;
import io.baton.testing.Orders;
import io.baton.time.StillTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A session that another node asks for is let go of by the last request to end, and by nobody while a request holds it, in any order of steps.
 *
 * <p>Catches, for instance: a hold that ends under the lock taken anew, after the look whether another node waits; a hold that begins without the lock.
 */
@Tag("lincheck")
class LocalSessionLincheckTest {

    private static final SessionId ID = new SessionId("0123456789ABCDEF0123456789ABCDEF01234567");
    private static final SessionKey KEY = Cluster.key(ID);
    private static final NodeId SELF = new NodeId("a", "0000000000000001");
    private static final NodeId ASKER = new NodeId("b", "0000000000000002");
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final JavaSerialization CODEC = new JavaSerialization(PlainStreams.ofTests());

    @Test
    void theLastRequestToEndLetsGoOfASessionThatAnotherNodeAsksFor() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            Orders.sideBySide(scene, Scene::letGo, Scene::ask);
            scene.requireThatTheAskerWasTold();
            require(scene.store.owner(KEY) == null, "nobody has it");
        });
    }

    @Test
    void theLastRequestToEndIsTheLastOfAll() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            scene.hold();
            scene.ask();
            Orders.sideBySide(scene, Scene::letGo, Scene::letGo);
            scene.requireThatTheAskerWasTold();
            require(scene.store.owner(KEY) == null, "nobody has it");
        });
    }

    @Test
    void noRequestHoldsASessionThatWasGivenAway() {
        Orders.tryAll(() -> {
            Scene scene = new Scene();
            scene.letGo();
            Orders.sideBySide(scene, Scene::request, Scene::ask);
            scene.requireThatTheAskerWasTold();
        });
    }

    /** A session that this node owns, held by the request that created it. */
    private static final class Scene implements NodeChannel {

        private final StillTime time = new StillTime();
        private final InMemorySessionStore store = new InMemorySessionStore(time);
        private final InMemoryNodeLeases leases = new InMemoryNodeLeases(time);
        private final NodeLease lease = new NodeLease(() -> SELF, LEASE, leases, this, time, time);
        private final EngineContext context = new EngineContext(
                Cluster.APPLICATION,
                lease,
                new PeerWatch(lease, leases, time, true),
                this,
                store,
                new InMemorySessionIndex(time),
                new StoreHealth(time, time, Duration.ofSeconds(2), Duration.ofSeconds(5)),
                CODEC,
                new Guest.Host("self"),
                time,
                time,
                Cluster.SETTINGS,
                SessionEvents.NONE);
        private final Directory directory = new Directory(context, forgotten -> {}, toBeEnded -> {});
        private final LocalSession session;
        private @Nullable Listener subscriber;
        private volatile boolean told;

        Scene() {
            lease.join();
            session = LocalSession.created(context, directory, ID, new SessionMetadata(time.now(), time.now(), LIFE));
            directory.add(session);
            session.save();
            require(session.isOurs(), "it is this node's to begin with");
        }

        boolean hold() {
            return session.tryHold(ID, Eagerness.REQUEST, null) instanceof HoldAttempt.Held;
        }

        void letGo() {
            session.letGo();
        }

        void request() {
            if (hold()) {
                Ownership owner = store.owner(KEY);
                require(owner != null && owner.node().equals(SELF), "held, and owned by " + owner);
                letGo();
            }
        }

        void ask() {
            if (session.wantedBy(KEY, ASKER)) {
                session.handOver();
            }
        }

        void requireThatTheAskerWasTold() {
            require(!session.isHeld(), "all requests have ended");
            time.doWhatIsDue();
            require(told, "nobody told the node that waits");
        }

        @Override
        public Subscription subscribe(NodeId node, Listener listener) {
            subscriber = listener;
            return () -> {};
        }

        @Override
        public int send(NodeId to, NodeMessage message) {
            if (message instanceof NodeMessage.Released) {
                told = true;
            } else if (subscriber != null) {
                subscriber.received(to, message);
            }
            return 1;
        }
    }
}
