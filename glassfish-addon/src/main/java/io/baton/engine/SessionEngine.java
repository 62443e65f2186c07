package io.baton.engine;

import io.baton.engine.health.StoreHealth;
import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sessions of one application on this node. */
public final class SessionEngine {

    /** How long a request beside others of this node gives way to a waiting node. */
    private static final Duration COURTESY = Duration.ofSeconds(1);

    /** How long the last attempt waits for a store that was unusable when this server stops. */
    private static final Duration LAST_PROBE = Duration.ofSeconds(5);

    private final EngineContext context;
    private final StoreHealth health;
    private final Directory directory;
    private final Runnable saveUnsaved = this::saveUnsaved;

    /**
     * @param context where it lives
     * @param health tells when the store is back
     * @param forgotten told of each session that is dropped from memory; called under the session's lock, must not block
     */
    public SessionEngine(EngineContext context, StoreHealth health, Consumer<LocalSession> forgotten) {
        this.context = context;
        this.health = health;
        this.directory = new Directory(forgotten);
    }

    /** Goes to work: from now on, the return of the store is heard. */
    public void start() {
        health.onReturn(saveUnsaved);
    }

    /** Opens a session, waiting for other nodes as long as the operator allows. Never throws for a failure of the store. */
    public OpenResult open(SessionId id) {
        return open(id, context.settings().waitTime(), Eagerness.REQUEST);
    }

    /** Opens a session if the store confirms it now, without waiting for other nodes: what background work needs. */
    public OpenResult tryOpen(SessionId id) {
        return open(id, Duration.ZERO, Eagerness.SWEEP);
    }

    /** Forgets a session, unless it is in use or not saved; the store keeps it. */
    public void forget(LocalSession session) {
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
     * Waits for running requests to let go of their sessions, then saves what is unsaved. Can be started again.
     *
     * @param patience how long to wait at most
     */
    public void stop(Duration patience) {
        Wait wait = new Wait(context, patience);
        boolean goOn = true;
        while (goOn && directory.all().stream().anyMatch(LocalSession::isHeld)) {
            goOn = wait.goOn();
        }
        if (unsaved() > 0 || directory.hasEnds()) {
            health.check(context.store(), LAST_PROBE);
            saveUnsaved();
            EngineLog.notSavedAtStop(context.application(), unsaved());
        }
        health.forget(saveUnsaved);
    }

    private long unsaved() {
        return directory.all().stream().filter(LocalSession::isUnsaved).count();
    }

    /** Tries again what single calls failed to bring to the store; after an outage this happens by itself. */
    public void retry() {
        if (health.isUsable()) {
            saveUnsaved();
        }
    }

    private void saveUnsaved() {
        directory.sendEnds(context.store());
        directory.all().stream().filter(LocalSession::isUnsaved).forEach(this::saveAgain);
    }

    private void saveAgain(LocalSession session) {
        try {
            session.saveAgain();
        } catch (RuntimeException | LinkageError failure) {
            EngineLog.saveFailed(name(session.id()), failure);
        }
    }

    private OpenResult open(SessionId id, Duration waitTime, Eagerness eagerness) {
        Wait wait = new Wait(context, waitTime);
        @Nullable Ownership dead = null;
        while (true) {
            Eagerness now = eagerness == Eagerness.REQUEST && wait.waited().compareTo(COURTESY) > 0
                    ? Eagerness.URGENT_REQUEST
                    : eagerness;
            LocalSession session = directory.getOrAdd(id, unknown -> LocalSession.unknown(context, directory, unknown));
            HoldAttempt attempt = session.tryHold(id, now, dead);
            if (attempt instanceof HoldAttempt.Held) {
                if (dead != null) {
                    EngineLog.takenOver(name(id), dead);
                }
                SessionHandle handle = new SessionHandle(session);
                if (!session.isHealing() || healed(handle)) {
                    return new OpenResult.Opened(handle);
                }
            } else if (attempt instanceof HoldAttempt.Missing) {
                return new OpenResult.NoSuchSession();
            } else if (attempt instanceof HoldAttempt.Failed failed) {
                return new OpenResult.Unavailable(failed.reason());
            } else if (attempt instanceof HoldAttempt.Dropped) {
                directory.unlink(id, session);
            }
            @Nullable Ownership busy = attempt instanceof HoldAttempt.Busy other ? other.owner() : null;
            dead = busy != null && wait.isDead(busy) ? busy : null;
            if (!wait.goOn()) {
                return inVain(id, wait, busy);
            }
        }
    }

    /** Writes a session that the store had lost, before anybody works with it. */
    private static boolean healed(SessionHandle handle) {
        handle.save();
        if (!handle.session().isGone()) {
            return true;
        }
        handle.close();
        return false;
    }

    private OpenResult inVain(SessionId id, Wait wait, @Nullable Ownership busy) {
        if (busy == null) {
            return new OpenResult.Unavailable("it changes hands all the time");
        }
        if (wait.wasMeant()) {
            EngineLog.waitedInVain(name(id), busy, wait.waited());
        }
        return new OpenResult.Unavailable("used by " + busy.node());
    }

    private String name(SessionId id) {
        return context.application() + "#" + id;
    }
}
