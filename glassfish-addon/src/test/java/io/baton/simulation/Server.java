// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.engine.EngineContext;
import io.baton.engine.EngineSettings;
import io.baton.engine.HandOverDesk;
import io.baton.engine.Insight;
import io.baton.engine.SessionEngine;
import io.baton.engine.SessionEvents;
import io.baton.engine.health.GuardedSessionIndex;
import io.baton.engine.health.GuardedSessionStore;
import io.baton.engine.health.StoreHealth;
import io.baton.engine.ownership.NodeLease;
import io.baton.engine.ownership.PeerWatch;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.History;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.Pending;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionStore;
import io.baton.time.Schedule;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process with an engine, wired as the real ones are. */
final class Server {

    static final ApplicationName APPLICATION = new ApplicationName("/shop");

    private static final Duration CHECK_PULSE = Duration.ofSeconds(1);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(10);

    /** What failed is tried again with the next check of the store, which may take its time. */
    private static final long RECOVERY = Duration.ofMillis(2500).toNanos();

    final String instance;
    final Machine process;
    final Wire wire;
    private final Kernel kernel;
    private final StoreHealth health;
    private final NodeLease lease;
    private final SessionEngine engine;
    private final Schedule.Repetition reaps;
    private final Schedule.Repetition checks;
    private final Set<NodeId> names = new HashSet<>();
    private @Nullable NodeId checkedNode;
    private boolean leaving;
    private int unusableAt = -1;
    private int failures;
    private int disturbances;
    private int disturbancesAtLoss;
    private long hinderedUntil;
    private boolean hasLooked;
    private boolean knewStore;
    private boolean hasLookedSinceLoss = true;
    private boolean takesLossesForOne;

    Server(String instance, Machine process, Cluster cluster) {
        this.instance = instance;
        this.process = process;
        this.kernel = process.kernel;
        Backend backend = cluster.backend;
        Sabotage sabotage = cluster.sabotage;
        this.wire = new Wire(process, backend);
        ProcessTime time = new ProcessTime(process);
        this.health = new StoreHealth(time, time, Duration.ofSeconds(2), Plan.LEASE.plusSeconds(2));
        wire.beforeCalls(() -> {
            if (look()) {
                cluster.oracle.forget(this);
            }
        });
        SessionStore recorded = new RecordedStore(sabotage.store(backend.sessions, backend), cluster.oracle, this);
        SessionStore link = sabotage.link(new StoreLink(wire, recorded));
        SessionStore noticed = new ForwardingStore(link) {
            @Override
            public Pending<SaveResult> send(Save save) {
                return link.send(save);
            }

            @Override
            public History history() {
                History answer = super.history();
                hasLooked = true;
                hasLookedSinceLoss = true;
                return answer;
            }
        };
        SessionStore store = new GuardedSessionStore(noticed, health);
        NodeLeases leases = new LeaseLink(wire, sabotage.leases(backend.leases, backend));
        NodeChannel channel = sabotage.channel(new ChannelLink(process, wire, backend.mail));
        this.lease = new NodeLease(
                sabotage.names(() -> {
                    NodeId name = cluster.name(instance);
                    names.add(name);
                    return name;
                }),
                Plan.LEASE,
                leases,
                channel,
                sabotage.leaseClock(time),
                time);
        HandOverDesk desk = new HandOverDesk(store, channel, time);
        EngineContext context = new EngineContext(
                APPLICATION,
                lease,
                new PeerWatch(lease, leases, time, !cluster.plan.isStrict()),
                channel,
                store,
                new GuardedSessionIndex(sabotage.index(new IndexLink(wire, backend.index)), store, health),
                health,
                new LedgerCodec(cluster.plan.listening()),
                new Listening(process.kernel, this),
                time,
                time,
                cluster.plan.settings(),
                SessionEvents.NONE);
        boolean evicts = !cluster.plan.settings().memory().equals(EngineSettings.Memory.UNLIMITED);
        this.engine = new SessionEngine(context, desk, time, session -> {
            // Whoever stops keeps no copy of what the store lost, either.
            if (evicts || leaving) {
                cluster.oracle.evicted(this, session.id());
            }
        });
        Reaper reaper = new Reaper(this, engine, cluster.oracle);
        engine.start(reaper);
        lease.open(desk, time);
        this.reaps = time.every("reap", cluster.plan.settings().reapInterval(), reaper);
        this.checks = time.every("store-check", CHECK_PULSE, () -> check(store));
    }

    /** As the runtime does it. */
    private void check(SessionStore store) {
        NodeId now = lease.node();
        if (!now.equals(checkedNode)) {
            checkedNode = now;
            health.suspectLoss();
        }
        health.checkIfDue(store, CHECK_INTERVAL, Duration.ofSeconds(1));
    }

    SessionEngine engine() {
        return engine;
    }

    /** Whether this was a name of the process. */
    boolean hasBeen(@Nullable NodeId node) {
        return names.contains(node);
    }

    boolean isUsable() {
        return health.isUsable();
    }

    /** Takes note of the store's health; to be called often. */
    boolean look() {
        if (process.isAlive() && !health.isUsable()) {
            unusableAt = kernel.steps();
            return true;
        }
        return false;
    }

    /** Whether the store was unusable at some time since that step, so that memory may have been served without its word. */
    boolean wasUnusableSince(int step) {
        look();
        return unusableAt >= step;
    }

    boolean isSureOf(SessionId id) {
        return process.isFresh() && Insight.isSureOfOwning(engine, id);
    }

    /** Whether it owns the session as far as it knows. */
    boolean owns(SessionId id) {
        return process.isAlive() && Insight.isOwning(engine, id);
    }

    /**
     * Whether it could bring to the store what that lost: it ran, and each of its calls was answered, from the loss
     * until now.
     */
    boolean isUndisturbed() {
        return isFine() && disturbances == disturbancesAtLoss;
    }

    private boolean isFine() {
        return takesRequests() && !process.isPaused() && wire.isUp() && wire.frozen() == 0 && health.isUsable();
    }

    /**
     * Whether it had seen what the store was before the latest loss, without which it cannot tell that there was one,
     * or how many: whether somebody else may have taken a session over between two.
     */
    boolean knewStore() {
        return knewStore && !takesLossesForOne;
    }

    /** Takes note of what may keep it from bringing something; to be called often. */
    void lookForDisturbance() {
        if (!isFine() || wire.failures() != failures) {
            hinderedUntil = kernel.now() + RECOVERY;
        }
        if (!isFine() || wire.failures() != failures) {
            failures = wire.failures();
            disturbances++;
        }
    }

    /** When nothing keeps it from writing any more, or makes that slow. */
    long hinderedUntil() {
        return Math.max(hinderedUntil, wire.delayedUntil());
    }

    /** The store lost something. */
    void storeLost() {
        lookForDisturbance();
        disturbancesAtLoss = disturbances;
        knewStore = hasLooked;
        takesLossesForOne = !hasLookedSinceLoss;
        hasLookedSinceLoss = false;
    }

    /** Whether clients may send requests. */
    boolean takesRequests() {
        return process.isAlive() && !leaving;
    }

    /** An orderly stop, as the runtime does it. */
    void stop(Duration patience) {
        leaving = true;
        reaps.stop();
        engine.stop(patience);
        checks.stop();
        lease.close();
        process.die();
    }

    void leaves() {
        leaving = true;
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
