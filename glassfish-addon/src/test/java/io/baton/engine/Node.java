package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.codec.AttributeCodec;
import io.baton.engine.health.GuardedSessionStore;
import io.baton.engine.health.StoreHealth;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.NodeLeases;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One server: an engine with its own link to the common store and its own opinion of it. */
final class Node {

    static final Duration LEASE = Duration.ofSeconds(3);

    private final NodeId id;
    private final Cluster cluster;
    private final Link link;
    private final SessionStore store;
    private final NodeLeases leases;
    private final StoreHealth health;
    private final SessionEngine engine;
    private final List<LocalSession> forgotten = new CopyOnWriteArrayList<>();
    private volatile boolean alive = true;
    private volatile Runnable beforeReconciling = () -> {};

    Node(String instance, Cluster cluster, AttributeCodec codec) {
        this.id = NodeId.incarnate(instance);
        this.cluster = cluster;
        this.link = new Link(cluster.store(), cluster.leases());
        this.health = new StoreHealth(cluster.time());
        this.store = new GuardedSessionStore(link, health);
        this.leases = link.leases();
        this.engine = new SessionEngine(
                new EngineContext(
                        Cluster.APPLICATION,
                        id,
                        store,
                        leases,
                        codec,
                        cluster.time(),
                        cluster.time(),
                        Cluster.SETTINGS),
                health,
                forgotten::add);
        health.onReturn(() -> beforeReconciling.run());
        engine.start();
        renewLease();
    }

    NodeId id() {
        return id;
    }

    Link link() {
        return link;
    }

    SessionEngine engine() {
        return engine;
    }

    boolean isAlive() {
        return alive;
    }

    boolean isUsable() {
        return health.isUsable();
    }

    /** The sessions the engine has dropped from memory. */
    List<LocalSession> forgotten() {
        return forgotten;
    }

    /** What the periodic check does. */
    void check() {
        health.check(store, Duration.ofSeconds(1));
    }

    /** Repairs the link and has the node notice. */
    void reconnect() {
        link.restore();
        check();
    }

    /** Has the work run when the store is back, before this node brings to it what it missed: requests do not wait for that. */
    void beforeReconciling(Runnable work) {
        beforeReconciling = work;
    }

    void renewLease() {
        if (alive) {
            try {
                leases.renew(id, LEASE);
            } catch (StoreUnavailableException cutOff) {
                // It has no sign of life to give, then.
            }
        }
    }

    /** The process is killed: no sign of life any more, and nothing is let go of. */
    void die() {
        alive = false;
        link.cut();
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
        return ((OpenResult.Opened) result).handle();
    }

    /** One request that sets an attribute. */
    void put(SessionId session, String name, Object value) {
        try (SessionHandle hold = open(session)) {
            hold.session().attributes().put(name, value);
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
        return id.toString();
    }
}
