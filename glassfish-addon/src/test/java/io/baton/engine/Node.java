// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.AttributeCodec;
import io.baton.engine.health.GuardedSessionIndex;
import io.baton.engine.health.GuardedSessionStore;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One server: an engine with its own link to the common store and its own opinion of it. */
final class Node {

    static final Duration LEASE = Duration.ofSeconds(3);

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Link link;
    private final SessionStore store;
    private final NodeLease lease;
    private final StoreHealth health;
    private final SessionEngine engine;
    private final Guest.Host host;
    private final List<LocalSession> forgotten = new CopyOnWriteArrayList<>();
    private final List<SessionId> ended = new CopyOnWriteArrayList<>();
    private volatile Consumer<LocalSession> duringEnds = session -> {};
    private volatile boolean alive = true;
    private volatile @Nullable NodeId checked;
    private volatile boolean stopped;
    private volatile Runnable beforeReconciling = () -> {};

    Node(String instance, Cluster cluster, AttributeCodec codec) {
        this.cluster = cluster;
        this.host = new Guest.Host(instance);
        this.link = new Link(cluster.store(), cluster.leases(), cluster.channel());
        this.health = new StoreHealth(cluster.time(), cluster.time(), Duration.ofSeconds(2), LEASE.plusSeconds(2));
        this.store = new GuardedSessionStore(link, health);
        this.lease = new NodeLease(
                () -> NodeId.incarnate(instance), LEASE, link.leases(), link.channel(), cluster.time(), cluster.time());
        HandOverDesk desk = new HandOverDesk(store, link.channel(), cluster.time());
        this.engine = new SessionEngine(
                new EngineContext(
                        Cluster.APPLICATION,
                        lease,
                        new PeerWatch(
                                lease,
                                link.leases(),
                                cluster.time(),
                                cluster.settings().consistency() == EngineSettings.Consistency.AVAILABLE),
                        link.channel(),
                        store,
                        new GuardedSessionIndex(link.index(cluster.index()), link, health),
                        health,
                        codec,
                        host,
                        cluster.time(),
                        cluster.time(),
                        cluster.settings(),
                        cluster.events()),
                desk,
                cluster.time(),
                forgotten::add);
        health.onCheck(() -> {
            beforeReconciling.run();
            return 0;
        });
        engine.start(new Ends(cluster, ended, one -> duringEnds.accept(one)));
        lease.open(desk, cluster.time());
    }

    /** The latest incarnation. */
    NodeId id() {
        return lease.node();
    }

    NodeLease lease() {
        return lease;
    }

    Link link() {
        return link;
    }

    Guest.Host host() {
        return host;
    }

    SessionEngine engine() {
        return engine;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isStopped() {
        return stopped;
    }

    boolean isUsable() {
        return health.isUsable();
    }

    /** The sessions the engine has dropped from memory. */
    List<LocalSession> forgotten() {
        return forgotten;
    }

    /** The sessions that the sweep ended here, in the words of an application's listener. */
    List<SessionId> ended() {
        return ended;
    }

    /** Has the application's listener do that when it hears that a session ends. */
    void whenItEnds(Consumer<LocalSession> work) {
        duringEnds = work;
    }

    /** What the container's background thread does: ends what is due in memory. */
    void reap() {
        for (LocalSession session : List.copyOf(engine.inMemory())) {
            if (!session.isHeld()
                    && session.metadata().isDue(cluster.time().now())
                    && engine.tryOpen(session.id()) instanceof OpenResult.Opened opened) {
                try (SessionHandle hold = opened.handle()) {
                    new Ends(cluster, ended, one -> duringEnds.accept(one)).expireIfDue(hold.session());
                }
                engine.forget(session);
            }
        }
    }

    /** What the periodic check does. */
    void check() {
        health.check(store, Duration.ofSeconds(1));
    }

    /** There are signs that the store restarted. */
    void suspectLoss() {
        health.suspectLoss();
    }

    /** What happens every second. */
    void pulse() {
        health.checkIfDue(store, CHECK_INTERVAL, Duration.ofSeconds(1));
    }

    /** What the runtime does every second: another incarnation is a sign that the store restarted. */
    void second() {
        NodeId now = id();
        if (!now.equals(checked)) {
            checked = now;
            suspectLoss();
        }
        pulse();
    }

    /** Repairs the link and has the node notice. */
    void reconnect() {
        link.restore();
        check();
    }

    /** Has the work run with every check of a store that is back, before this node brings to it what it missed: requests do not wait for that. */
    void beforeReconciling(Runnable work) {
        beforeReconciling = work;
    }

    /** The application stops in an orderly way; the node's lease goes on. */
    void stop(Duration patience) {
        stopped = true;
        engine.stop(patience);
    }

    /** The process stands still: its subscription stays, but it gives no sign of life any more. */
    void freeze() {
        alive = false;
        cluster.channel().deafen(id());
        link.dies();
    }

    /** The process is killed: no sign of life any more, and nothing is let go of. */
    void die() {
        alive = false;
        cluster.channel().drop(id());
        link.dies();
    }

    SessionHandle create(SessionId session) {
        SessionMetadata metadata =
                new SessionMetadata(cluster.time().now(), cluster.time().now(), Duration.ofMinutes(30));
        return engine.create(session, metadata);
    }

    /** Opens a session that must be there. */
    SessionHandle open(SessionId session) {
        OpenResult result = engine.open(session);
        assertThat(result).isInstanceOf(OpenResult.Opened.class);
        SessionHandle handle = ((OpenResult.Opened) result).handle();
        handle.session().arrived();
        return handle;
    }

    /** One request that sets an attribute. */
    void put(SessionId session, String name, Object value) {
        try (SessionHandle hold = open(session)) {
            hold.session().attributes().put(name, value);
        }
    }

    /** One request that changes nothing but the time of the last access, as the container has every request do. */
    void use(SessionId session) {
        try (SessionHandle hold = open(session)) {
            hold.session().updateMetadata(times -> times.accessed(cluster.time().now()));
        }
    }

    /** One request that reads an attribute. */
    @Nullable
    Object get(SessionId session, String name) {
        try (SessionHandle hold = open(session)) {
            return hold.session().attributes().get(name);
        }
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
