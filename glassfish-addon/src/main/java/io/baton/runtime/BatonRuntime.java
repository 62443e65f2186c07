package io.baton.runtime;

import io.baton.codec.ApplicationStreams;
import io.baton.codec.JavaSerialization;
import io.baton.config.Settings;
import io.baton.engine.EngineContext;
import io.baton.engine.EngineSettings;
import io.baton.engine.LocalSession;
import io.baton.engine.SessionEngine;
import io.baton.engine.health.GuardedSessionStore;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.LeaseKeeper;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.redis.Keyspace;
import io.baton.redis.RedisClients;
import io.baton.redis.RedisNodeLeases;
import io.baton.redis.RedisSessionStore;
import io.baton.store.NodeLeases;
import io.baton.store.SessionStore;
import io.baton.time.Schedule;
import io.baton.time.SystemTime;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.redisson.api.RedissonClient;

/** Everything of Baton that a server has once: its identity, its connection to the store, its opinion of it. */
public final class BatonRuntime implements AutoCloseable {

    /** How often an unusable store is probed; the shortest storeCheckIntervalSeconds. */
    private static final Duration CHECK_PULSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final NodeId node;
    private final SystemTime time = new SystemTime();
    private final RedissonClient client;
    private final StoreHealth health;
    private final SessionStore store;
    private final NodeLeases leases;
    private final LeaseKeeper lease;
    private final Schedule.Repetition checks;

    private BatonRuntime(Settings settings, NodeId node, RedissonClient client) {
        this.settings = settings;
        this.node = node;
        this.client = client;
        Keyspace keyspace = new Keyspace(settings.store().keyPrefix());
        this.health = new StoreHealth(time);
        this.store = new GuardedSessionStore(new RedisSessionStore(client, keyspace), health);
        this.leases = new RedisNodeLeases(client, keyspace);
        this.lease = new LeaseKeeper(leases, node, settings.ownership().nodeLease(), time);
        this.checks = time.every("store-check", CHECK_PULSE, this::checkStore);
    }

    private void checkStore() {
        health.checkIfDue(
                store, settings.store().checkInterval(), settings.store().checkTimeout());
    }

    /**
     * Starts, without waiting for the store.
     *
     * @param settings of the operator
     * @param instance this server's name
     * @throws IOException if the Redisson file cannot be used
     */
    public static BatonRuntime start(Settings settings, String instance) throws IOException {
        return new BatonRuntime(settings, NodeId.incarnate(instance), RedisClients.create(settings.store()));
    }

    /** What the operator said. */
    public Settings settings() {
        return settings;
    }

    /** This server. */
    public NodeId node() {
        return node;
    }

    /**
     * The sessions of an application on this server.
     *
     * @param application its name
     * @param streams how its objects are written and read
     * @param reapInterval how often its sessions are swept
     * @param forgotten told of sessions that leave this server's memory
     */
    public SessionEngine engine(
            ApplicationName application,
            ApplicationStreams streams,
            Duration reapInterval,
            Consumer<LocalSession> forgotten) {
        EngineSettings engineSettings = new EngineSettings(
                settings.ownership().lockWaitTime(),
                settings.ownership().lockTtl(),
                settings.expiry().invalidSessionTtl(),
                reapInterval,
                settings.ownership().nodeLease());
        return new SessionEngine(
                new EngineContext(
                        application, node, store, leases, new JavaSerialization(streams), time, time, engineSettings),
                health,
                forgotten);
    }

    /** Gives up the lease and the connections; the engines must have stopped before. */
    @Override
    public void close() {
        checks.stop();
        lease.close();
        client.shutdown();
    }
}
