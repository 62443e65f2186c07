// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.runtime;

import io.baton.codec.ApplicationCodec;
import io.baton.codec.ApplicationStreams;
import io.baton.config.ApplicationSettings;
import io.baton.config.BackupMode;
import io.baton.config.Consistency;
import io.baton.config.EncryptionKey;
import io.baton.config.SessionLockScope;
import io.baton.config.SessionModel;
import io.baton.config.Settings;
import io.baton.engine.Activation;
import io.baton.engine.EngineContext;
import io.baton.engine.EngineSettings;
import io.baton.engine.HandOverDesk;
import io.baton.engine.LocalSession;
import io.baton.engine.SessionEngine;
import io.baton.engine.WaitingRoom;
import io.baton.engine.attributes.AttributeView;
import io.baton.engine.health.GuardedNodeLeases;
import io.baton.engine.health.GuardedSessionIndex;
import io.baton.engine.health.GuardedSessionStore;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.PrefixOwner;
import io.baton.monitoring.Monitoring;
import io.baton.monitoring.Showcase;
import io.baton.monitoring.trace.Trace;
import io.baton.redis.Keyspace;
import io.baton.redis.RedisClients;
import io.baton.redis.RedisNodeChannel;
import io.baton.redis.RedisNodeLeases;
import io.baton.redis.RedisPrefixMark;
import io.baton.redis.RedisSessionIndex;
import io.baton.redis.RedisSessionStore;
import io.baton.redis.SubscriptionLoss;
import io.baton.sealing.SealedSessionStore;
import io.baton.signon.SignOns;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.SessionIndex;
import io.baton.store.SessionStore;
import io.baton.store.StoreUnavailableException;
import io.baton.time.Schedule;
import io.baton.time.SystemTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;

/** Everything of Baton that a server has once: its identity, its connection to the store, its opinion of it. */
public final class BatonRuntime implements AutoCloseable {

    /** How often an unusable store is probed, and a usable one is brought what it missed; the shortest storeCheckIntervalSeconds. */
    private static final Duration CHECK_PULSE = Duration.ofSeconds(1);

    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(1);

    /** The time that a take-over from a dead instance takes besides the proof. */
    private static final Duration BEYOND_PROOF = Duration.ofSeconds(2);

    private final Settings settings;
    private final SystemTime time = new SystemTime();
    private final RedissonClient client;
    private final StoreHealth health;
    private final RedisSessionStore unguarded;
    private final SessionStore store;
    private final SessionIndex index;
    private final NodeChannel channel;
    private final NodeLease lease;
    private final NameWatch name;
    private final PeerWatch peers;
    private final HandOverDesk desk;
    private final Schedule.Repetition checks;
    /** Used by the checking thread. */
    private @Nullable NodeId checkedNode;

    private final RedisPrefixMark mark;
    private volatile Schedule.@Nullable Repetition marks;

    private final WaitingRoom waitingRoom;
    private final Monitoring monitoring;
    private final Map<String, SignOns> signOns = new ConcurrentHashMap<>();

    private BatonRuntime(
            Settings settings,
            List<EncryptionKey> keys,
            String instance,
            RedissonClient client,
            SubscriptionLoss loss,
            View view) {
        this.settings = settings;
        this.waitingRoom = new WaitingRoom(
                settings.ownership().maxWaiting().orElse(Integer.MAX_VALUE),
                settings.ownership().nodeLease().multipliedBy(2).plus(BEYOND_PROOF));
        this.monitoring = new Monitoring(instance, time, view.showcase(), new Trace(view.logs(), time, time));
        this.client = client;
        Keyspace keyspace = new Keyspace(settings.store().keyPrefix());
        this.mark = new RedisPrefixMark(client, keyspace);
        this.health = new StoreHealth(time, time, settings.store().delay(), noticing(settings, client));
        this.unguarded =
                new RedisSessionStore(client, keyspace, settings.store().minReplicas());
        SessionStore watched = monitoring.watched(
                new SealedSessionStore(unguarded, settings.encryption().mode(), keys));
        this.store = new GuardedSessionStore(watched, health);
        this.index =
                new GuardedSessionIndex(monitoring.watched(new RedisSessionIndex(client, keyspace)), watched, health);
        NodeLeases leases =
                new GuardedNodeLeases(monitoring.watched(new RedisNodeLeases(client, keyspace)), watched, health);
        this.channel =
                new RedisNodeChannel(client, keyspace, loss, settings.store().delay());
        this.lease = new NodeLease(
                () -> NodeId.incarnate(instance), settings.ownership().nodeLease(), leases, channel, time, time);
        health.knowsOfPauses(lease::stoodStill);
        this.peers = new PeerWatch(lease, leases, time, settings.ownership().consistency() == Consistency.AVAILABLE);
        this.desk = new HandOverDesk(store, channel, time);
        this.name = new NameWatch(lease);
        monitoring.start(lease, health);
        lease.open(desk, time);
        this.checks = time.every("store-check", CHECK_PULSE, this::checkStore);
    }

    /**
     * The time after one instance in which another may notice that the store lost something. A single server takes the
     * leases along, so that the next renewal shows it; of a Cluster's shards, another one than the lease's may have.
     */
    private static Duration noticing(Settings settings, RedissonClient client) {
        Duration lease = settings.ownership().nodeLease();
        Duration check = settings.store().checkInterval();
        boolean isLater = client.getConfig().isClusterConfig() && check.compareTo(lease) > 0;
        return (isLater ? check : lease).plus(CHECK_PULSE.multipliedBy(2));
    }

    private void checkStore() {
        name.look();
        NodeId now = lease.node();
        if (!now.equals(checkedNode)) {
            // The lease was lost, or the subscription, as happens when the store restarts.
            checkedNode = now;
            health.suspectLoss();
        }
        health.checkIfDue(
                store, settings.store().checkInterval(), settings.store().checkTimeout());
    }

    /**
     * Where operators see what Baton does.
     *
     * @param showcase where the figures are shown besides the platform's managed beans
     * @param logs the directory of the server's logs
     */
    public record View(Showcase showcase, Path logs) {}

    /**
     * Starts, without waiting for the store.
     *
     * @param settings of the operator
     * @param instance this server's name
     * @param view where it is seen what Baton does
     * @throws IOException if the Redisson file or the keys cannot be used
     */
    public static BatonRuntime start(Settings settings, String instance, View view) throws IOException {
        List<EncryptionKey> keys = settings.encryption().readKeys();
        SubscriptionLoss loss = new SubscriptionLoss();
        // Its threads live as long as the server, and this one may be deploying an application.
        RedissonClient client = RedisClients.create(settings.store(), loss, SystemTime.aside("redis-client"));
        return new BatonRuntime(settings, keys, instance, client, loss, view);
    }

    /**
     * The other cluster that the keys under this prefix belong to; empty if they are the caller's.
     *
     * @param caller to whom they belong from now on if they belong to nobody
     * @throws StoreUnavailableException if the store does not answer in time
     */
    public Optional<PrefixOwner> foreignOwner(PrefixOwner caller) {
        PrefixOwner owner = mark.put(caller, settings.store().delay());
        return owner.isSameAs(caller) ? Optional.empty() : Optional.of(owner);
    }

    /**
     * Keeps the prefix marked as the caller's, or looks for the moment at which it may have it.
     *
     * @param foreign is told, each time that it is another one, of the cluster that has it
     */
    public void keepPrefix(PrefixOwner caller, Consumer<PrefixOwner> foreign) {
        PrefixWatch watch = new PrefixWatch(() -> foreignOwner(caller), foreign, time);
        marks = time.every("prefix-mark", CHECK_PULSE, watch::lookIfDue);
    }

    /** What the operator said. */
    public Settings settings() {
        return settings;
    }

    /** The room in which requests wait for sessions, of whatever application. */
    public WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    /** This server's latest incarnation. */
    public NodeId node() {
        return lease.node();
    }

    /**
     * The sessions of an application on this server.
     *
     * @param application its name
     * @param streams how its objects are written and read
     * @param own what it decides for itself
     * @param activation how its attributes hear that sessions move
     * @param forgotten told of sessions that leave this server's memory
     */
    public SessionEngine engine(
            ApplicationName application,
            ApplicationStreams streams,
            ApplicationSettings own,
            Activation activation,
            Consumer<LocalSession> forgotten) {
        EngineSettings engineSettings = new EngineSettings(
                settings.ownership().lockWaitTime(),
                settings.ownership().lockTtl(),
                scope(own.lockScope()),
                backup(settings.backup().mode()),
                settings.backup().interval(),
                settings.expiry().invalidSessionTtl(),
                own.reapInterval(),
                model(own.sessionModel()),
                // All in one is read as soon as anything is.
                own.sessionModel() == SessionModel.MONOLITHIC
                        ? Integer.MAX_VALUE
                        : settings.attributes().lazyThreshold(),
                new EngineSettings.Memory(
                        own.memory().maxSessions().orElse(Integer.MAX_VALUE),
                        own.memory().maxIdle().orElse(null)),
                consistency(settings.ownership().consistency()),
                new EngineSettings.Unstored(
                        settings.unstored().maxSessions(),
                        (long) settings.unstored().maxMegabytes() << 20));
        return engine(
                application,
                new ApplicationCodec(streams, settings.attributes().allowedClasses()),
                activation,
                engineSettings,
                forgotten);
    }

    /**
     * Who is signed on to the applications of a virtual server, at work until this server stops.
     *
     * @param virtualServer its name
     */
    public SignOns signOns(String virtualServer) {
        return signOns.computeIfAbsent(virtualServer, this::newSignOns);
    }

    private SignOns newSignOns(String virtualServer) {
        EngineSettings entries = new EngineSettings(
                settings.ownership().lockWaitTime(),
                settings.ownership().lockTtl(),
                EngineSettings.Scope.INSTANCE,
                // Entries change rarely, and a logout must not be lost with its instance.
                EngineSettings.Backup.REQUEST,
                settings.backup().interval(),
                settings.expiry().invalidSessionTtl(),
                settings.expiry().reapInterval(),
                AttributeView.Model.SPLIT,
                Integer.MAX_VALUE,
                EngineSettings.Memory.UNLIMITED,
                consistency(settings.ownership().consistency()),
                EngineSettings.Unstored.UNLIMITED);
        SignOns started = new SignOns(engine(
                ApplicationName.singleSignOn(virtualServer),
                new ApplicationCodec(new NoObjects(), Set.of()),
                new NoListeners(),
                entries,
                forgotten -> {}));
        started.start(time);
        return started;
    }

    private SessionEngine engine(
            ApplicationName application,
            ApplicationCodec codec,
            Activation activation,
            EngineSettings engineSettings,
            Consumer<LocalSession> forgotten) {
        Monitoring.Application watch = monitoring.application(application);
        EngineContext context = new EngineContext(
                application,
                lease,
                peers,
                channel,
                store,
                index,
                health,
                watch.watched(codec),
                activation,
                time,
                time,
                engineSettings,
                watch.events());
        return new SessionEngine(context, desk, time, forgotten);
    }

    private static EngineSettings.Scope scope(SessionLockScope scope) {
        return switch (scope) {
            case INSTANCE -> EngineSettings.Scope.INSTANCE;
            case REQUEST -> EngineSettings.Scope.REQUEST;
        };
    }

    private static AttributeView.Model model(SessionModel model) {
        return switch (model) {
            case SPLIT -> AttributeView.Model.SPLIT;
            case MONOLITHIC -> AttributeView.Model.MONOLITHIC;
        };
    }

    private static EngineSettings.Consistency consistency(Consistency consistency) {
        return switch (consistency) {
            case AVAILABLE -> EngineSettings.Consistency.AVAILABLE;
            case STRICT -> EngineSettings.Consistency.STRICT;
        };
    }

    private static EngineSettings.Backup backup(BackupMode mode) {
        return switch (mode) {
            case INTERVAL -> EngineSettings.Backup.INTERVAL;
            case STREAM -> EngineSettings.Backup.STREAM;
            case REQUEST -> EngineSettings.Backup.REQUEST;
        };
    }

    /** Gives up the lease and the connections; the engines must have stopped before. */
    @Override
    public void close() {
        signOns.values().forEach(entries -> entries.stop(PATIENCE_AT_CLOSE));
        checks.stop();
        Schedule.Repetition marking = marks;
        if (marking != null) {
            marking.stop();
        }
        lease.close();
        monitoring.close();
        client.shutdown();
        unguarded.close();
    }
}
