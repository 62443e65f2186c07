// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.health.StoreHealth;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.End;
import io.baton.store.SessionKey;
import io.baton.store.Sight;
import io.baton.store.StoreUnavailableException;
import io.baton.time.Schedule;
import io.baton.time.TimeSheet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sessions of one application on this node. */
public final class SessionEngine {

    /** How long the last attempt waits for a store that was unusable when this server stops. */
    private static final Duration LAST_PROBE = Duration.ofSeconds(5);

    /** How often holds are looked at that somebody waits for. */
    private static final Duration HOLD_PULSE = Duration.ofMillis(250);

    private final EngineContext context;
    private final StoreHealth health;
    private final HandOverDesk desk;
    private final Schedule schedule;
    private final Directory directory;
    private final Opening opening;
    private final Lending lending;
    private final Backlog backlog;
    private final Flushing flushing;
    private final StoreNews news;
    private final Incidents incidents;
    private final List<Schedule.Repetition> pulses = new CopyOnWriteArrayList<>();
    /** The sessions that a stop is handing over. */
    private final Set<LocalSession> atHand = ConcurrentHashMap.newKeySet();

    private final AtomicLong stopSteps = new AtomicLong();
    private @Nullable Sweep sweep;

    /**
     * @param context where it lives
     * @param desk tells when other nodes ask for sessions
     * @param schedule of periodic work
     * @param forgotten told of each session that is dropped from memory; called under the session's lock, must not block
     */
    public SessionEngine(
            EngineContext context, HandOverDesk desk, Schedule schedule, Consumer<LocalSession> forgotten) {
        this.context = context;
        this.health = context.health();
        this.desk = desk;
        this.schedule = schedule;
        this.news = new StoreNews(context);
        this.directory = new Directory(context, forgotten, this::endElsewhere);
        context.peers().onDeath(EngineLog::dead);
        this.incidents = new Incidents(context.application(), context.time());
        this.opening = new Opening(context, directory, incidents);
        this.lending = new Lending(context, directory, opening);
        this.backlog = new Backlog(context, directory);
        this.flushing = new Flushing(context, directory);
    }

    /**
     * Goes to work, and ends what is due of sessions that no node has any more.
     *
     * @param expirer ends them
     */
    public void start(Expirer expirer) {
        directory.unstored().endedBy(expirer);
        start();
        Sweep work = new Sweep(context, directory, expirer, (id, dead) -> end(id, dead, expirer));
        sweep = work;
        pulses.add(schedule.every("sweep", work.period(), work::run));
    }

    /**
     * Goes to work: from now on, what could not be saved is tried again with every check of the store, and other nodes' wishes are heard.
     */
    public void start() {
        directory.leaving(false);
        backlog.open();
        health.onTurn(news);
        health.onTurn(directory.unstored());
        desk.add(this);
        pulses.add(schedule.every("holds", HOLD_PULSE, this::endOverdueHolds));
        pulses.add(schedule.every("former-names", Backlog.NAME_PULSE, this::lookAround));
        pulses.add(schedule.every("access-times", AccessTimes.PULSE, flushing::tellStore));
        if (context.settings().memory().isLimited()) {
            pulses.add(schedule.every("eviction", Evicting.PULSE, directory::evict));
        }
        switch (context.settings().backup()) {
            case INTERVAL ->
                pulses.add(schedule.every("backup", context.settings().backupInterval(), flushing::flush));
            case STREAM ->
                pulses.add(schedule.every("held-changes", Streaming.PULSE, directory.streaming()::writeWhatIsHeld));
            case REQUEST -> {}
        }
        context.events().started(this);
    }

    /** Begins the account of the time of a request, which this thread serves from now on. */
    public void serves() {
        TimeSheet.begin(context.time(), context.events().serves());
    }

    /** Tells how a request spent its time. */
    public void served(TimeSheet times) {
        context.events().served(times);
    }

    private void lookAround() {
        incidents.tellIfDue();
        backlog.claimWhatIsOfFormerNames();
    }

    /**
     * Takes note of a request that did not get its session.
     *
     * @param isRefused whether it was answered with 503, rather than to go on without
     * @param reason why
     */
    public void notAvailable(boolean isRefused, String reason) {
        if (isRefused) {
            incidents.refused(reason);
        } else {
            incidents.without(reason);
        }
    }

    /** Opens a session for work that no client waits with; see {@link #open(SessionId, WaitingRoom)}. */
    public OpenResult open(SessionId id) {
        return open(id, WaitingRoom.unlimited());
    }

    /**
     * Opens a session, waiting for other nodes as long as the operator allows. Never throws for a failure of the store.
     *
     * @param room where the thread waits, if it must and there is a place
     */
    public OpenResult open(SessionId id, WaitingRoom room) {
        lookAgainFor(id);
        return opening.open(id, context.settings().waitTime(), Eagerness.REQUEST, room);
    }

    /** The store may have been back for most of a second, and another node may have told its return already. */
    private void lookAgainFor(SessionId id) {
        if (!health.isUsable() && !directory.needsNoStore(id)) {
            health.lookAgain(context.store());
        }
    }

    /**
     * Opens a session for one use by a thread that serves no request, such as one of a socket or an executor: as for a
     * request, but beside requests of this node that hold it. What the use changed is written by the handle's {@link
     * SessionHandle#save()}, or a moment after its {@link SessionHandle#close()}. Never throws for a failure of the
     * store.
     *
     * @param room where the thread waits, if it must and there is a place
     */
    public OpenResult borrow(SessionId id, WaitingRoom room) {
        lookAgainFor(id);
        return lending.borrow(id, room);
    }

    /** Opens a session if the store confirms it now, without waiting for other nodes: what background work needs. */
    public OpenResult tryOpen(SessionId id) {
        return opening.open(id, Duration.ZERO, Eagerness.SWEEP, WaitingRoom.unlimited());
    }

    /** Lets go of a session and forgets it, unless it is in use or cannot be saved; the store keeps it. */
    public void forget(LocalSession session) {
        handOver(session);
        session.forget();
    }

    /** Begins a session; the store learns of it when the handle saves or closes. */
    public SessionHandle create(SessionId id, SessionMetadata metadata) {
        return added(LocalSession.created(context, directory, id, metadata));
    }

    /**
     * Begins a session under an id that may have been used before, by a session that ended: applications of a server that serve one request use one id. That
     * one stays ended, and its late writes are refused as before.
     */
    public SessionHandle createAgain(SessionId id, SessionMetadata metadata) {
        SessionKey key = SessionKey.of(context.application(), id);
        LocalSession former = directory.find(key);
        if (former != null) {
            // While a request holds it, the store may not know yet that it ended.
            former.save();
        }
        try {
            if (context.store().look(List.of(key)).get(key) instanceof Sight.Ended ended) {
                return added(LocalSession.successor(context, directory, id, metadata, ended.fence()));
            }
        } catch (StoreUnavailableException unavailable) {
            // Most likely it is the first of that id.
            return create(id, metadata);
        }
        return create(id, metadata);
    }

    private SessionHandle added(LocalSession session) {
        context.events().created(session.id());
        directory.add(session);
        return new SessionHandle(session);
    }

    /**
     * Gives a session that is held another id and ends the old one.
     *
     * @param newId never used before
     */
    public void rename(LocalSession session, SessionId newId) {
        session.rename(newId);
    }

    /** The time by the clock that sessions live by. */
    public Instant now() {
        return context.time().now();
    }

    /** Whether there is something of the session in memory, true or out of date. */
    public boolean isInMemory(SessionId id) {
        return directory.find(SessionKey.of(context.application(), id)) != null;
    }

    /** Counts what is in memory now. */
    public SessionCounts counts() {
        return SessionCounts.of(directory.all());
    }

    /** The sessions in memory, true or out of date. */
    public Collection<LocalSession> inMemory() {
        return directory.all();
    }

    /**
     * Waits for running requests to let go of their sessions, saves what is unsaved, and forgets what the store has. Can be started again.
     *
     * <p>Listeners of the application hear of it, and may never return. Whoever waits can see by {@link #stopSteps}
     * that nothing goes on, and call this again on another thread, which passes over the session that the former one is
     * at.
     *
     * @param patience how long to wait at most
     */
    public void stop(Duration patience) {
        try {
            stopWork(patience);
        } finally {
            context.events().stopped(this);
        }
    }

    private void stopWork(Duration patience) {
        Sweep atWork = sweep;
        if (atWork != null) {
            atWork.stop();
        }
        // Before the pulses stop: one that goes through all sessions does not wait for its end then.
        directory.leaving(true);
        pulses.forEach(pulse -> {
            pulse.stop();
            stopSteps.incrementAndGet();
        });
        pulses.clear();
        lending.endAll();
        long began = context.time().nanoTime();
        // A request that was on its way may get hold of a session that was looked at before.
        do {
            directory.all().forEach(session -> handOverAtStop(session, began, patience));
        } while (directory.all().stream().anyMatch(LocalSession::isHeld)
                && context.time().since(began).compareTo(patience) < 0);
        directory.all().stream()
                .filter(LocalSession::isHeld)
                .forEach(session -> Guarded.run(session, LocalSession::leave));
        desk.remove(this);
        if (backlog.sessions() > 0 || directory.ends() > 0) {
            health.check(context.store(), LAST_PROBE);
            backlog.workOff();
            EngineLog.notSavedAtStop(context.application(), backlog.sessions());
        }
        incidents.tell();
        backlog.close();
        health.forget(news);
        health.forget(directory.unstored());
        directory.listing().takeOff();
        // What keeps the stopped application in memory, be it the container, shall not keep its users' data.
        directory.all().stream()
                .filter(LocalSession::isCopy)
                .forEach(session -> Guarded.run(session, LocalSession::forget));
    }

    /** The number of steps of a stop that were done; it changes as long as the stop gets on. */
    public long stopSteps() {
        return stopSteps.get();
    }

    private void handOverAtStop(LocalSession session, long began, Duration patience) {
        if (atHand.add(session)) {
            awaitHolds(session, patience.minus(context.time().since(began)));
            session.awaitTold(patience.minus(context.time().since(began)));
            handOver(session);
            atHand.remove(session);
        }
        stopSteps.incrementAndGet();
    }

    private void awaitHolds(LocalSession session, Duration atMost) {
        try (Bells.Bell bell = directory.bell(session.id())) {
            long began = context.time().nanoTime();
            Duration left = atMost;
            long rings = bell.rings();
            while (session.isHeld() && left.compareTo(Duration.ZERO) > 0) {
                bell.await(rings, left);
                rings = bell.rings();
                left = atMost.minus(context.time().since(began));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOver(LocalSession session) {
        Guarded.run(session, LocalSession::handOver);
    }

    /** The application whose sessions these are. */
    public ApplicationName application() {
        return context.application();
    }

    /** Those who wait for the session may look again. */
    void wake(SessionKey key) {
        directory.ring(key);
    }

    /**
     * Lets go of a session that another node asks for: now, or when the last request that holds it ends.
     *
     * @return whether this node owns it, as far as it knows
     */
    boolean handOver(SessionKey key, NodeId asker) {
        LocalSession session = directory.find(key);
        if (session != null && session.wantedBy(key, asker)) {
            directory.waitedFor(session);
            lending.end(session.id());
            handOver(session);
            return true;
        }
        if (session != null) {
            // It may have ended here without the store knowing.
            Guarded.run(session, LocalSession::saveAgain);
        }
        if (directory.isOver(key)) {
            // A former id, whose end the store has not heard of: nobody gets the session by that.
            directory.sendEnds(context.store());
        }
        return directory.isOver(key);
    }

    /** Whether the session is in use here, or something of it is here that the store must hear of. */
    boolean has(SessionKey key) {
        LocalSession session = directory.find(key);
        return directory.isOver(key) || (session != null && session.has(key));
    }

    private void endOverdueHolds() {
        lending.endWhatIsOver();
        directory.waitedFor().forEach(session -> {
            if (session.isWaitedFor()) {
                session.endHoldsIfOverdue();
            } else {
                directory.waitedForNoMore(session);
            }
        });
    }

    /** Ends a session that no living node has, if its time is over, and lets go of it otherwise. */
    private boolean end(SessionId id, @Nullable Ownership dead, Expirer expirer) {
        OpenResult result = opening.openOrphan(id, dead);
        if (result instanceof OpenResult.Opened opened) {
            LocalSession session = opened.handle().session();
            try (SessionHandle hold = opened.handle()) {
                expirer.expireIfDue(hold.session());
            }
            forget(session);
            return session.isEnded();
        }
        return false;
    }

    /** Ends a session that another node has, as its user said: by becoming its owner, so that the other node serves it no more. */
    private void endElsewhere(SessionId id) {
        OpenResult result = open(id);
        if (result instanceof OpenResult.Opened opened) {
            try (SessionHandle hold = opened.handle()) {
                hold.session().end(End.Cause.INVALIDATED);
            }
        } else if (result instanceof OpenResult.Unavailable) {
            directory.endElsewhereLater(id);
        }
    }
}
