package io.baton.engine;

import io.baton.engine.EngineSettings.Backup;
import io.baton.engine.HoldAttempt.Busy;
import io.baton.engine.HoldAttempt.Where;
import io.baton.engine.health.StoreHealth;
import io.baton.model.ApplicationName;
import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import io.baton.store.End;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException;
import io.baton.time.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions of one application on this node. */
public final class SessionEngine {

    /** How long the last attempt waits for a store that was unusable when this server stops. */
    private static final Duration LAST_PROBE = Duration.ofSeconds(5);

    /** How often it is looked whether something is owned under a former name. */
    private static final Duration NAME_PULSE = Duration.ofSeconds(1);

    /** How often holds are looked at that somebody waits for. */
    private static final Duration HOLD_PULSE = Duration.ofMillis(250);

    private final EngineContext context;
    private final StoreHealth health;
    private final HandOverDesk desk;
    private final Schedule schedule;
    private final Directory directory;
    private final Touching touching;
    private final LongSupplier saveUnsaved = this::saveUnsaved;
    private final Runnable doubt = this::doubt;
    private final StoreNews news;
    private final List<Schedule.Repetition> pulses = new ArrayList<>();
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
        this.touching = new Touching(context);
        this.news = new StoreNews(context);
        this.directory = new Directory(context, forgotten, this::endElsewhere);
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
        health.onLoss(doubt);
        health.onCheck(saveUnsaved);
        health.onTurn(news);
        health.onTurn(directory.unstored());
        desk.add(this);
        pulses.add(schedule.every("holds", HOLD_PULSE, this::endOverdueHolds));
        pulses.add(schedule.every("former-names", NAME_PULSE, this::claimWhatIsOfFormerNames));
        pulses.add(schedule.every("access-times", AccessTimes.PULSE, this::tellStore));
        if (context.settings().memory().isLimited()) {
            pulses.add(schedule.every("eviction", Evicting.PULSE, directory::evict));
        }
        if (context.settings().backup() == Backup.INTERVAL) {
            pulses.add(schedule.every("backup", context.settings().backupInterval(), this::flush));
        }
    }

    /** Opens a session, waiting for other nodes as long as the operator allows. Never throws for a failure of the store. */
    public OpenResult open(SessionId id) {
        if (!health.isUsable() && !directory.needsNoStore(id)) {
            // The store may have been back for most of a second, and another node may have told its return already.
            health.lookAgain(context.store());
        }
        return open(id, context.settings().waitTime(), Eagerness.REQUEST);
    }

    /** Opens a session if the store confirms it now, without waiting for other nodes: what background work needs. */
    public OpenResult tryOpen(SessionId id) {
        return open(id, Duration.ZERO, Eagerness.SWEEP);
    }

    /** Lets go of a session and forgets it, unless it is in use or cannot be saved; the store keeps it. */
    public void forget(LocalSession session) {
        handOver(session);
        session.forget();
    }

    /** Begins a session; the store learns of it when the handle saves or closes. */
    public SessionHandle create(SessionId id, SessionMetadata metadata) {
        LocalSession session = LocalSession.created(context, directory, id, metadata);
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

    /** The sessions in memory, true or out of date. */
    public Collection<LocalSession> inMemory() {
        return directory.all();
    }

    /**
     * Waits for running requests to let go of their sessions, saves what is unsaved, and forgets what the store has. Can be started again.
     *
     * @param patience how long to wait at most
     */
    public void stop(Duration patience) {
        Sweep atWork = sweep;
        if (atWork != null) {
            atWork.stop();
        }
        pulses.forEach(Schedule.Repetition::stop);
        pulses.clear();
        directory.leaving(true);
        long began = context.time().nanoTime();
        // A request that was on its way may get hold of a session that was looked at before.
        do {
            directory.all().forEach(session -> {
                awaitHolds(session, patience.minus(context.time().since(began)));
                session.awaitTold(patience.minus(context.time().since(began)));
                handOver(session);
            });
        } while (directory.all().stream().anyMatch(LocalSession::isHeld)
                && context.time().since(began).compareTo(patience) < 0);
        directory.all().stream().filter(LocalSession::isHeld).forEach(session -> guarded(session, LocalSession::leave));
        desk.remove(this);
        if (unsaved() > 0 || directory.ends() > 0) {
            health.check(context.store(), LAST_PROBE);
            saveUnsaved();
            EngineLog.notSavedAtStop(context.application(), unsaved());
        }
        health.forget(doubt);
        health.forget(saveUnsaved);
        health.forget(news);
        health.forget(directory.unstored());
        directory.listing().takeOff();
        // What keeps the stopped application in memory, be it the container, shall not keep its users' data.
        directory.all().stream()
                .filter(LocalSession::isCopy)
                .forEach(session -> guarded(session, LocalSession::forget));
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
        guarded(session, LocalSession::handOver);
    }

    ApplicationName application() {
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
            handOver(session);
            return true;
        }
        if (session != null) {
            // It may have ended here without the store knowing.
            saveAgain(session);
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
        OpenResult result = attempt(id, Eagerness.SWEEP, dead).result();
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

    private void tellStore() {
        refreshAccess();
        directory.listing().takeOff();
        if (health.isUsable()) {
            directory.listing().listAgain(directory.all());
        }
    }

    private void refreshAccess() {
        if (health.isUsable()) {
            Collection<LocalSession> outdated = directory.toBeFlushed().stream()
                    .filter(LocalSession::isAccessOutdated)
                    .toList();
            touching.touch(outdated).forEach(this::flush);
            if (context.settings().backup() == Backup.REQUEST) {
                directory.toBeFlushed().forEach(this::forgetIfUpToDate);
            }
        }
    }

    /** In this order, for a request may end meanwhile. */
    private void forgetIfUpToDate(LocalSession session) {
        directory.flushed(session);
        if (session.isBehindhand()) {
            directory.toBeFlushed(session);
        }
    }

    /** Brings to the store what interval mode left for now. */
    private void flush() {
        if (health.isUsable()) {
            directory.toBeFlushed().forEach(this::flush);
        }
    }

    private void flush(LocalSession session) {
        directory.flushed(session);
        boolean done = false;
        try {
            done = guarded(session, LocalSession::flush);
        } finally {
            if (!done || session.isBehindhand()) {
                directory.toBeFlushed(session);
            }
        }
    }

    private long unsaved() {
        return directory.all().stream().filter(LocalSession::isUnsaved).count();
    }

    /** The store may have lost something of whatever this node owns. */
    private void doubt() {
        directory.all().forEach(session -> guarded(session, LocalSession::doubt));
    }

    /** One session after the other, so that a store that has just come back is not asked for more at a time by a node with many sessions than by one with few. */
    private long saveUnsaved() {
        directory.sendEnds(context.store());
        compareWithStore(LocalSession::isDoubted);
        directory.all().stream()
                .filter(LocalSession::isUnsaved)
                .takeWhile(session -> health.isUsable())
                .forEach(this::saveAgain);
        return unsaved() + directory.ends();
    }

    /**
     * While the store is there to tell whether another node took a session over: memory that is served without the store must not be from before that. Apart
     * from what the store missed, which shall not wait for this.
     */
    private void claimWhatIsOfFormerNames() {
        compareWithStore(LocalSession::isOfFormerName);
    }

    private void compareWithStore(Predicate<LocalSession> which) {
        long lost = 0;
        for (LocalSession session : directory.all()) {
            if (which.test(session) && health.isUsable() && isLost(session)) {
                saveAgain(session);
                lost++;
            }
        }
        EngineLog.lost(context.application(), lost);
    }

    private boolean isLost(LocalSession session) {
        try {
            return session.compareWithStore();
        } catch (StoreUnavailableException later) {
            return false;
        }
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

    private void saveAgain(LocalSession session) {
        guarded(session, LocalSession::saveAgain);
    }

    /** One session's failure must not keep the others from the store. */
    private boolean guarded(LocalSession session, Consumer<LocalSession> work) {
        try {
            work.accept(session);
            return true;
        } catch (RuntimeException | LinkageError failure) {
            EngineLog.saveFailed(name(session.id()), failure);
            return false;
        }
    }

    private OpenResult open(SessionId id, Duration waitTime, Eagerness eagerness) {
        Attempt first = attempt(id, eagerness, null);
        if (first.result() != null) {
            return first.result();
        }
        Wait wait = new Wait(context, SessionKey.of(context.application(), id), waitTime);
        try (Bells.Bell bell = directory.bell(id)) {
            Attempt last = first;
            long rings = bell.rings();
            while (!wait.isOver()) {
                @Nullable Busy busy = last.busy();
                @Nullable Ownership dead = busy == null ? null : wait.ask(busy);
                if (last.reason() != null && dead == null && !wait.sleep(bell, rings)) {
                    break;
                }
                rings = bell.rings();
                last = attempt(id, wait.eagerness(eagerness), dead);
                if (last.result() != null) {
                    return last.result();
                }
            }
            return inVain(id, wait, last);
        }
    }

    /**
     * What came of one attempt to open a session.
     *
     * @param result if that is decided
     * @param busy who keeps it busy, if that is why it is not
     * @param reason to wait before the next attempt; null: none
     */
    private record Attempt(
            @Nullable OpenResult result,
            @Nullable Busy busy,
            @Nullable String reason) {

        static final Attempt AGAIN = new Attempt(null, null, null);

        static Attempt decided(OpenResult result) {
            return new Attempt(result, null, null);
        }
    }

    private Attempt attempt(SessionId id, Eagerness eagerness, @Nullable Ownership dead) {
        if (directory.isOver(SessionKey.of(context.application(), id))) {
            return Attempt.decided(new OpenResult.NoSuchSession());
        }
        LocalSession session = directory.getOrAdd(id, unknown -> LocalSession.unknown(context, directory, unknown));
        HoldAttempt attempt = session.tryHold(id, eagerness, dead);
        if (attempt instanceof HoldAttempt.Held) {
            // A sweep says how many it took over.
            if (dead != null && eagerness != Eagerness.SWEEP) {
                EngineLog.takenOver(name(id), dead);
            }
            SessionHandle handle = new SessionHandle(session);
            boolean good = !session.isHealing() || healed(handle);
            return good ? Attempt.decided(new OpenResult.Opened(handle)) : Attempt.AGAIN;
        }
        if (attempt instanceof HoldAttempt.Missing) {
            return Attempt.decided(new OpenResult.NoSuchSession());
        }
        if (attempt instanceof HoldAttempt.Failed failed) {
            return Attempt.decided(new OpenResult.Unavailable(failed.reason(), failed.isHere()));
        }
        if (attempt instanceof HoldAttempt.Unanswered unanswered) {
            return new Attempt(null, null, unanswered.reason());
        }
        if (attempt instanceof Busy busy) {
            if (busy.where() == Where.HERE && eagerness != Eagerness.SWEEP) {
                session.waitedFor();
                directory.waitedFor(session);
            }
            return new Attempt(null, busy, "used by " + busy.owner().node());
        }
        directory.unlink(id, session);
        return Attempt.AGAIN;
    }

    /** Writes a session that the store had lost, before anybody works with it; false if another node was faster. */
    private boolean healed(SessionHandle handle) {
        handle.save();
        LocalSession session = handle.session();
        if (!session.isGone() && !(session.isHealing() && health.isUsable())) {
            return true;
        }
        handle.close();
        return false;
    }

    private OpenResult inVain(SessionId id, Wait wait, Attempt last) {
        @Nullable Busy busy = last.busy();
        if (busy != null && wait.wasMeant()) {
            EngineLog.waitedInVain(name(id), busy.owner(), wait.waited());
        }
        @Nullable String reason = last.reason();
        boolean isHere = busy == null
                && context.settings().consistency() == EngineSettings.Consistency.STRICT
                && directory.isLive(id);
        return new OpenResult.Unavailable(reason == null ? "it changes hands all the time" : reason, isHere);
    }

    private String name(SessionId id) {
        return context.application() + "#" + id;
    }
}
