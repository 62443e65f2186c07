// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine.ownership;

import io.baton.engine.ownership.Incarnation.Phase;
import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.NodeId;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.NodeMessage;
import io.baton.store.StoreUnavailableException;
import io.baton.store.StoreUnavailableException.Kind;
import io.baton.time.Monitor;
import io.baton.time.Schedule;
import io.baton.time.Threads;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * This process's right to serve the sessions it owns from memory, and the name under which it owns them.
 *
 * <table>
 * <caption>Phases of an incarnation</caption>
 * <tr><th>phase</th><th>event</th><th>next</th></tr>
 * <tr><td>DOUBTED</td><td>a renewal is in the store <em>and</em> its ping came back, both sent since the doubt began</td><td>SURE</td></tr>
 * <tr><td>SURE</td><td>the same again</td><td>SURE, for longer</td></tr>
 * <tr><td>SURE</td><td>the clock was not looked at for {@link #PAUSE}: this process was paused</td><td>DOUBTED; a renewal is sent at once</td></tr>
 * <tr><td>SURE</td><td>a lease, less a margin, has passed since the latest confirmed renewal was sent</td><td>as DOUBTED</td></tr>
 * <tr><td>DOUBTED, SURE</td><td>the store has no lease to renew; nobody hears the ping; the subscription was lost; not renewed for a lease</td><td>OVER</td></tr>
 * <tr><td>OVER</td><td>a renewal is due, or a request needs a living incarnation</td><td>another incarnation, DOUBTED</td></tr>
 * </table>
 *
 * <p>Concurrency: the incarnation is one atomic reference to an immutable value, read once per question. Beginning and renewing happen one at a time,
 * under {@code beat}, which is held during store calls.
 */
public final class NodeLease implements NodeChannel.Listener {

    /** After so long without a look at the clock, this process may have been paused while others took it for dead. */
    public static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration TICK = Duration.ofMillis(20);
    private static final int RENEWALS_PER_LEASE = 3;
    /** For clocks that do not run at the same speed, and for the time between a look at the lease and the use of what it allows. */
    private static final int MARGINS_PER_LEASE = 10;

    /**
     * A look at the clock.
     *
     * @param at when it was
     * @param stoodStill for how many nanoseconds this process had not run before, in all
     */
    private record Tick(long at, long stoodStill) {}

    private final Supplier<NodeId> names;
    private final Duration lease;
    private final NodeLeases leases;
    private final NodeChannel channel;
    private final TimeSource time;
    private final Threads threads;
    private final Monitor beat;
    private final AtomicReference<Incarnation> incarnation;
    private final AtomicBoolean beatIsDue = new AtomicBoolean();
    private final AtomicLong failedBeginnings = new AtomicLong();
    private final AtomicLong claims = new AtomicLong();
    private final Set<NodeId> former = ConcurrentHashMap.newKeySet();
    /** Of the former names. */
    private final Set<NodeId> lostWithStore = ConcurrentHashMap.newKeySet();

    private volatile Tick latest;
    /** The look at the clock before the latest pause that was told: each question finds it until the next look. */
    private volatile long pauseTold = Long.MIN_VALUE;

    private volatile NodeChannel.@Nullable Listener listener;
    private volatile LeaseEvents events = LeaseEvents.NONE;
    private volatile boolean closed;
    /** Guarded by {@code beat}. */
    private NodeChannel.@Nullable Subscription subscription;
    /** Guarded by {@code beat}. */
    private boolean isFirstNameUsed;

    private Schedule.@Nullable Repetition ticks;
    private Schedule.@Nullable Repetition beats;

    /**
     * A lease not yet begun.
     *
     * @param names gives each incarnation a name that nobody ever had
     * @param lease how long a lease lasts
     * @param leases where leases are kept
     * @param channel between the nodes
     * @param time the clock to hold against the lease
     * @param threads for renewals that must not wait
     */
    public NodeLease(
            Supplier<NodeId> names,
            Duration lease,
            NodeLeases leases,
            NodeChannel channel,
            TimeSource time,
            Threads threads) {
        this.names = names;
        this.lease = lease;
        this.leases = leases;
        this.channel = channel;
        this.time = time;
        this.threads = threads;
        this.beat = threads.monitor();
        this.latest = new Tick(time.nanoTime(), 0);
        this.incarnation = new AtomicReference<>(Incarnation.none(names.get(), time.nanoTime()));
    }

    /**
     * Begins, without waiting for the store.
     *
     * @param toTell of messages that are not about the lease
     * @param schedule who runs the renewals
     */
    public void open(NodeChannel.Listener toTell, Schedule schedule) {
        listener = toTell;
        ticks = schedule.every("tick", TICK, this::tick);
        beats = schedule.every("lease", lease.dividedBy(RENEWALS_PER_LEASE), this::beat);
        beatSoon();
    }

    /** Has what becomes of the lease told. */
    public void tell(LeaseEvents listening) {
        events = listening;
    }

    /** The name of the latest incarnation, alive or not. */
    public NodeId node() {
        return current().node();
    }

    /** How long a lease lasts. */
    public Duration length() {
        return lease;
    }

    /** Whether the node is an earlier incarnation of this process: it owns nothing any more that this process does not know. */
    public boolean isFormer(NodeId node) {
        // Most processes have none, and each request asks.
        return !former.isEmpty() && former.contains(node);
    }

    /**
     * Says whether another node may have taken over what this process owned under a name, former or not sure by now.
     * That cannot be if the name was sure until the store had lost its lease: nobody could prove it dead before, and
     * what it owned is there no more to be taken over since.
     */
    public boolean mayBeTakenOver(NodeId node) {
        return !vouchesFor(node) && !lostWithStore.contains(node);
    }

    /** Whether a session owned under that name may be served from memory now, without a question to the store. */
    public boolean vouchesFor(NodeId owner) {
        Incarnation now = current();
        if (!now.node().equals(owner) || now.phase() != Phase.SURE) {
            return false;
        }
        if (isPaused()) {
            doubt();
            return false;
        }
        return now.isSure(time.nanoTime());
    }

    /** Whether this node has been sure for a whole lease, so that what it does not hear from others means something. */
    public boolean isSettled() {
        Incarnation now = current();
        return vouchesFor(now.node()) && time.since(now.sureSince()).compareTo(lease) >= 0;
    }

    /**
     * The name to claim sessions under: an incarnation with a lease, begun now if the latest is over.
     *
     * @throws StoreUnavailableException if there is none and the store did not answer
     */
    public NodeId join() {
        Incarnation now = current();
        if (now.isAlive(time.nanoTime())) {
            return now.node();
        }
        long failedBefore = failedBeginnings.get();
        beat.lock();
        try {
            Incarnation latest = current();
            if (latest.isAlive(time.nanoTime())) {
                return latest.node();
            }
            if (failedBeginnings.get() != failedBefore) {
                // Requests that wait for the same must not try one after the other.
                throw new StoreUnavailableException(Kind.NOT_ASKED, "a lease could not be begun just now", null);
            }
            return begin();
        } finally {
            beat.unlock();
        }
    }

    /** The number of the latest claim of this process, 0 before the first. */
    public long latestClaim() {
        return claims.get();
    }

    /** The number of the next claim of this process: higher than any before. */
    public long nextClaim() {
        return claims.incrementAndGet();
    }

    private Incarnation current() {
        return Objects.requireNonNull(incarnation.get());
    }

    /** Looks at the clock. Called much more often than {@link #PAUSE}. */
    private void tick() {
        // Before the look: a pause that begins after it is left to the next one.
        long now = time.nanoTime();
        Tick before = latest;
        boolean isPaused = isPaused();
        if (isPaused) {
            doubt();
        }
        latest = new Tick(now, before.stoodStill() + (isPaused ? Math.max(0, now - before.at()) : 0));
    }

    /**
     * How long this process did not run since it started, as far as it was more than {@link #PAUSE} at a time: it was paused, collected garbage, or got no
     * processor.
     */
    public Duration stoodStill() {
        Tick before = latest;
        Duration now = time.since(before.at());
        return Duration.ofNanos(before.stoodStill()).plus(now.compareTo(PAUSE) > 0 ? now : Duration.ZERO);
    }

    private boolean isPaused() {
        return time.since(latest.at()).compareTo(PAUSE) > 0;
    }

    private void doubt() {
        // Not one attempt to change what was read: a confirmation that comes at the same moment must not win.
        Incarnation before = Objects.requireNonNull(incarnation.getAndUpdate(Incarnation::doubted));
        long pause = latest.at();
        if (before.phase() == Phase.SURE && pauseTold != pause) {
            pauseTold = pause;
            events.doubted(before.node(), Doubt.PAUSE);
        }
        if (before.phase() != Phase.OVER) {
            beatSoon();
        }
    }

    private void beatSoon() {
        if (beatIsDue.compareAndSet(false, true)) {
            threads.run("lease-now", () -> {
                beatIsDue.set(false);
                beat();
            });
        }
    }

    /** Renews the lease, or begins a new one. */
    private void beat() {
        beat.lock();
        try {
            if (closed) {
                return;
            }
            if (current().isAlive(time.nanoTime())) {
                renew();
            } else {
                begin();
            }
        } catch (StoreUnavailableException told) {
            // The store's health is told elsewhere, once per change; the next renewal comes soon.
        } finally {
            beat.unlock();
        }
    }

    private NodeId begin() {
        try {
            return begin(nextName());
        } catch (StoreUnavailableException failure) {
            failedBeginnings.incrementAndGet();
            throw failure;
        }
    }

    private NodeId begin(NodeId node) {
        unsubscribe();
        // The lease first: it is refused at once while the store is known to be away, and requests wait for this.
        long sentAt = time.nanoTime();
        leases.begin(node, lease);
        subscription = channel.subscribe(node, this);
        NodeId before = node();
        if (!before.equals(node)) {
            former.add(before);
        }
        Incarnation last = Objects.requireNonNull(
                incarnation.getAndSet(Incarnation.begun(node, sentAt, sentAt + lease.toNanos())));
        if (last.phase() != Phase.OVER) {
            events.doubted(before, Doubt.LAPSE);
        }
        events.begun(node);
        renew();
        return node;
    }

    /** The first incarnation has the name that was given out before it began; an attempt to begin uses its name up. */
    private NodeId nextName() {
        if (isFirstNameUsed) {
            return names.get();
        }
        isFirstNameUsed = true;
        return node();
    }

    private void renew() {
        Incarnation sent = change(now -> now.renewing(time.nanoTime()));
        if (sent.phase() == Phase.OVER) {
            return;
        }
        if (!leases.renew(sent.node(), sent.renewal(), lease)) {
            if (vouchesFor(sent.node())) {
                // Nobody buries a name that is sure, and its time is not over: the store lost the lease.
                lostWithStore.add(sent.node());
            }
            end(sent.node(), Doubt.GONE);
            return;
        }
        change(now -> now.renewal() == sent.renewal() && now.node().equals(sent.node())
                ? now.renewed(lease.toNanos(), margin())
                : now);
        if (channel.send(sent.node(), new NodeMessage.Ping(sent.renewal())) == 0) {
            end(sent.node(), Doubt.UNHEARD);
        }
    }

    private long margin() {
        return lease.dividedBy(MARGINS_PER_LEASE).toNanos();
    }

    private void end(NodeId node, Doubt why) {
        if (end(node)) {
            events.doubted(node, why);
        }
    }

    /** Returns whether it was not over before. */
    private boolean end(NodeId node) {
        Incarnation before = Objects.requireNonNull(
                incarnation.getAndUpdate(now -> now.node().equals(node) ? now.over() : now));
        return before.node().equals(node) && before.phase() != Phase.OVER;
    }

    private Incarnation change(UnaryOperator<Incarnation> change) {
        return incarnation.updateAndGet(change);
    }

    @Override
    public void received(NodeId addressee, NodeMessage message) {
        if (message instanceof NodeMessage.Ping ping) {
            change(now -> now.node().equals(addressee) && now.renewal() == ping.renewal()
                    ? now.pinged(lease.toNanos(), margin())
                    : now);
            return;
        }
        NodeChannel.Listener next = listener;
        if (next != null) {
            next.received(addressee, message);
        }
    }

    @Override
    public void lost(NodeId addressee) {
        if (end(addressee) && !closed) {
            events.doubted(addressee, Doubt.SUBSCRIPTION_LOST);
            beatSoon();
        }
    }

    private void unsubscribe() {
        NodeChannel.Subscription old = subscription;
        subscription = null;
        if (old != null) {
            old.close();
        }
    }

    /** Gives the lease up, so that other nodes need not wait for its end. The sessions must have been let go of before. */
    public void close() {
        stop(beats);
        stop(ticks);
        beat.lock();
        try {
            closed = true;
            NodeId node = node();
            end(node);
            unsubscribe();
            leases.giveUp(node);
        } catch (StoreUnavailableException told) {
            // The lease runs out by itself.
        } finally {
            beat.unlock();
        }
    }

    private static void stop(Schedule.@Nullable Repetition repetition) {
        if (repetition != null) {
            repetition.stop();
        }
    }
}
