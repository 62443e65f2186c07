// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.config.OnSessionUnavailable;
import io.baton.engine.Activation;
import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionEngine;
import io.baton.engine.SessionHandle;
import io.baton.engine.WaitingRoom;
import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import io.baton.model.SessionMetadata;
import io.baton.session.line.Line;
import io.baton.time.TimeSheet;
import io.baton.time.WatchedWork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionAttributeListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Realm;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.session.StandardManager;
import org.glassfish.api.invocation.InvocationManager;
import org.jspecify.annotations.Nullable;

/**
 * The session manager of one application: the container's, with sessions that the engine opens and closes. What its superclass would do to sessions
 * when an application stops or changes an id concerns this node's memory only; shared sessions end by {@link BatonSession#expire} alone.
 */
final class BatonManager extends StandardManager {

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    /** One step of a stop takes longer only if code of the application does not return. */
    private static final Duration PATIENCE_WITH_LISTENERS = Duration.ofSeconds(15);

    private static final int STOP_ATTEMPTS = 3;

    private static final int MOST_FOREIGN = 1_000;

    private final EngineFactory engines;
    private final InvocationManager invocations;
    private final ApplicationEvents events;
    private final OnSessionUnavailable onUnavailable;
    private final WaitingRoom waitingRoom;
    private final AttributeAdmission admission;
    private final String module;
    private final SessionIds ids = new SessionIds();
    /** Of whose logins it was said that they are another application's. */
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();

    private final UnknownIds unknown = new UnknownIds();
    private final LoggedOutSessions loggedOut;
    private final OutsideUse outside = new OutsideUse(this);
    /** Null until the application first starts. */
    private volatile @Nullable SessionEngine engine;

    /**
     * @param engines makes the engine, which tells this manager what it forgets
     * @param invocations of the server
     * @param onUnavailable what a request gets whose session cannot be had
     * @param waitingRoom where requests wait for sessions
     * @param admission of values into sessions
     * @param module the name of the application's module in the server
     */
    BatonManager(
            EngineFactory engines,
            InvocationManager invocations,
            OnSessionUnavailable onUnavailable,
            WaitingRoom waitingRoom,
            AttributeAdmission admission,
            String module) {
        this.engines = engines;
        this.invocations = invocations;
        this.events = new ApplicationEvents(this, invocations);
        this.onUnavailable = onUnavailable;
        this.waitingRoom = waitingRoom;
        this.admission = admission;
        this.module = module;
        this.loggedOut = new LoggedOutSessions(this, invocations);
        setPathname(null);
    }

    SessionEngine engine() {
        return Objects.requireNonNull(engine, "the application has not started");
    }

    /** When the manager is made, the container does not say yet which virtual server the application is for. */
    private SessionEngine newEngine() {
        return engines.create(
                getContainer().getParent().getName(), this::forgotten, new ActivationCalls(this, invocations, events));
    }

    /** A request for the application begins on this thread. */
    void serves() {
        SessionEngine serving = engine;
        if (serving != null) {
            serving.serves();
        }
    }

    /** The pipeline is through with a request for the application. */
    void served(TimeSheet times) {
        engine().served(times);
    }

    Instant now() {
        return engine().now();
    }

    /** Whether nothing of a session with that id is in this instance's memory. */
    boolean isUnheardOf(SessionId id) {
        return !engine().isInMemory(id);
    }

    /** Opens a session for a request. */
    OpenResult open(SessionId id) {
        return engine().open(id, waitingRoom);
    }

    /** Opens a session for a use outside its requests. */
    OpenResult borrow(SessionId id) {
        return engine().borrow(id, waitingRoom);
    }

    /** The ids that the store did not know a moment ago. */
    UnknownIds unknown() {
        return unknown;
    }

    /** Where logins of this application are from. */
    LoginOrigin loginOrigin() {
        Realm realm = getContainer().getRealm();
        return LoginOrigin.of(module, realm == null ? null : realm.getRealmName());
    }

    /** Says that a session has a login of another origin, once: its client may ask with its cookie for long. */
    void tellForeign(String session, LoginOrigin other) {
        if (foreign.size() < MOST_FOREIGN && foreign.add(session)) {
            WebLog.foreignSession(session, other, loginOrigin());
        }
    }

    /** The use of sessions by threads without a request. */
    OutsideUse outside() {
        return outside;
    }

    /** The sessions whose users signed on once for several applications. */
    LoggedOutSessions loggedOut() {
        return loggedOut;
    }

    /** Whether a cookie of that name has the id of a session or of a single sign-on, as far as this application knows. */
    boolean isSessionCookie(String name) {
        return name.startsWith(Globals.SESSION_COOKIE_NAME)
                || name.equals(((StandardContext) getContainer()).getSessionCookieName());
    }

    /** Whether the application has listeners that hear of every attribute. */
    boolean hasAttributeListeners() {
        // No stream: each setAttribute asks.
        for (Object listener : ((StandardContext) getContainer()).getApplicationEventListeners()) {
            if (listener instanceof HttpSessionAttributeListener) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void checkSessionAttribute(String name, Object value) {
        admission.check(name, value);
    }

    /** Always: attributes must be serializable, whatever a jar in WEB-INF/lib made of the application's own {@code <distributable/>}. */
    @Override
    public boolean getDistributable() {
        return true;
    }

    @Override
    public Session createSession() {
        return begin(ids.next(), false);
    }

    /**
     * Creates a session under an id that another application of this server gave out or found in the same request. An id that only the client named is
     * not adopted.
     */
    @Override
    public Session createSession(String wanted) {
        RequestSessions request = RequestSessions.current();
        Optional<SessionId> shared =
                request == null ? Optional.empty() : SessionId.parse(wanted).filter(request::isServerMade);
        return begin(shared.orElseGet(ids::next), shared.isPresent());
    }

    /** @param shared whether a session of this application may have had the id before, and ended */
    private Session begin(SessionId id, boolean shared) {
        int limit = getMaxActiveSessions();
        if (limit >= 0 && getActiveSessions() >= limit) {
            rejectedSessions++;
            throw new IllegalStateException("Too many active sessions: maxSessions of this application is " + limit);
        }
        Instant now = engine().now();
        SessionMetadata times = new SessionMetadata(now, now, Duration.ofSeconds(getMaxInactiveIntervalSeconds()));
        SessionHandle hold = shared ? engine().createAgain(id, times) : engine().create(id, times);
        BatonSession session = BatonSession.created(this, hold.session());
        RequestSessions request = RequestSessions.current();
        if (request == null) {
            session.keep(hold);
        } else {
            request.created(this, hold);
        }
        session.setId(id.value());
        if (request == null) {
            // Its client may have the cookie before the application has put anything into it.
            hold.save();
        }
        sessionCounter++;
        return session;
    }

    /** Must not throw and must not mistake a failure for "no session": both end badly in the container. */
    @Override
    public @Nullable Session findSession(String id, HttpServletRequest request) {
        return find(RequestSessions.of(request), id);
    }

    private @Nullable Session found(RequestSessions request, SessionId id) {
        OpenResult result = request.open(this, id);
        if (result instanceof OpenResult.Opened opened) {
            LocalSession local = opened.handle().session();
            if (local.isEnded()) {
                return null;
            }
            BatonSession session = attach(local);
            if (session.isForeign()) {
                request.letGoOf(this, id);
                return null;
            }
            arrived(local);
            return request.isFirstSight(this, id) && loggedOut.endIfSo(session) ? null : session;
        }
        if (result instanceof OpenResult.Crowded crowded) {
            // A new session would take its client away from the one it has.
            notAvailable(
                    request, id, crowded.reason() + ", and too many requests wait already", OnSessionUnavailable.FAIL);
        } else if (result instanceof OpenResult.Unavailable unavailable) {
            // A new session in place of one that is here would take its client away from it for good.
            OnSessionUnavailable answer = unavailable.isHere() ? OnSessionUnavailable.FAIL : onUnavailable;
            notAvailable(request, id, unavailable.reason(), answer);
        }
        return null;
    }

    private void notAvailable(RequestSessions request, SessionId id, String reason, OnSessionUnavailable answer) {
        WebLog.unavailable(getName(), id, reason, answer);
        if (request.isFirstSight(this, id)) {
            engine().notAvailable(answer == OnSessionUnavailable.FAIL, reason);
        }
        if (answer == OnSessionUnavailable.FAIL) {
            request.refuse();
        }
    }

    private static void arrived(LocalSession local) {
        try {
            local.arrived();
        } catch (RuntimeException | Error failure) {
            WebLog.notActivated(local.id(), failure);
        }
    }

    /**
     * Within a request (a dispatch to another application), the session as that request holds it; otherwise, for the container's own purposes, what is in
     * this node's memory.
     */
    @Override
    public @Nullable Session findSession(String id) {
        return find(RequestSessions.current(), id);
    }

    private @Nullable Session find(@Nullable RequestSessions request, @Nullable String id) {
        if (id == null || request == null) {
            return id == null ? null : sessions.get(id);
        }
        return known(id).map(known -> found(request, known)).orElse(null);
    }

    /** The id as an object that was used before, if there is one, for that one has its digest. */
    private Optional<SessionId> known(String id) {
        if (sessions.get(id) instanceof BatonSession session
                && session.local().id().value().equals(id)) {
            return Optional.of(session.local().id());
        }
        return SessionId.parse(id);
    }

    /** The container's object for a session that the caller holds, up to date. */
    BatonSession attach(LocalSession local) {
        BatonSession attached = known(local);
        attached.refresh();
        return attached;
    }

    /** The container's object for the session. */
    BatonSession known(LocalSession local) {
        return (BatonSession) sessions.compute(
                local.id().value(),
                (id, known) -> known instanceof BatonSession mine && mine.isOf(local)
                        ? mine
                        : BatonSession.recovered(this, local));
    }

    /** The session that requests of this node use under that id, if there is one. */
    Optional<LocalSession> inUse(String id) {
        return sessions.get(id) instanceof BatonSession session
                        && session.local().isHeld()
                ? Optional.of(session.local())
                : Optional.empty();
    }

    private void forgotten(LocalSession local) {
        sessions.computeIfPresent(
                local.id().value(),
                (id, known) ->
                        known instanceof BatonSession mine && mine.local().equals(local) ? null : known);
    }

    /** A session that ends stays until the engine knows: a request that got hold of it before would be given it anew, alive. */
    @Override
    public void remove(Session session) {
        if (!(session instanceof BatonSession mine && mine.isEnding())) {
            super.remove(session);
        }
    }

    /** Tells the application that the session is about to end because its time is over. */
    void expiring(BatonSession session) {
        try {
            events.tell(Line.EXPIRED, session);
        } catch (RuntimeException | Error failure) {
            WebLog.expiryObserverFailed(session.local().id(), failure);
        }
    }

    /** The engine knows that the session is over. */
    void ended(BatonSession session) {
        sessions.remove(session.getIdInternal(), session);
    }

    @Override
    public void changeSessionId(Session session) {
        SessionId newId = ids.next();
        engine().rename(((BatonSession) session).local(), newId);
        session.setId(newId.value());
    }

    /** Ends what is due here; what another node used since is left to live, and forgotten when its time here is over. */
    @Override
    public void processExpires() {
        if (engine == null) {
            return;
        }
        Instant now = engine().now();
        for (Session session : findSessions()) {
            LocalSession local = ((BatonSession) session).local();
            if (local.isEnded()) {
                forgotten(local);
            } else if (!local.isHeld() && local.metadata().isDue(now)) {
                expireIfDue(local);
            }
        }
        setProcessingTime(
                getProcessingTime() + Duration.between(now, engine().now()).toMillis());
    }

    private void expireIfDue(LocalSession local) {
        try {
            OpenResult result = engine().tryOpen(local.id());
            if (result instanceof OpenResult.Opened opened) {
                try (SessionHandle hold = opened.handle()) {
                    expireHeldIfDue(hold.session());
                }
                // Another node used it since, or its user comes back elsewhere: no copy need wait here.
                engine().forget(opened.handle().session());
            } else if (local.isCopy()) {
                engine().forget(local);
            }
        } catch (RuntimeException failure) {
            WebLog.sweepFailed(local.id(), failure);
        }
    }

    /** Ends a session that the caller holds, if its time is over. */
    void expireHeldIfDue(LocalSession local) {
        if (!local.isEnded() && !local.isGone()) {
            expireIfDue(attach(local));
        }
    }

    /** Ends a session that the caller holds, whatever its time. */
    void expireHeld(LocalSession local) {
        if (!local.isEnded() && !local.isGone()) {
            BatonSession session = attach(local);
            local.arrived();
            session.expire();
        }
    }

    /** The container's lock keeps a request from beginning with a session while it is ended. */
    private static void expireIfDue(BatonSession session) {
        if (!session.lockBackground()) {
            return;
        }
        try {
            if (!session.local().isEnded() && session.hasExpired()) {
                session.local().arrived();
                session.expire();
            }
        } finally {
            session.unlockBackground();
        }
    }

    @Override
    public void start() throws LifecycleException {
        SessionEngine known = engine;
        SessionEngine starting = known == null ? newEngine() : known;
        engine = starting;
        starting.start(new SweptSessions(this));
        super.start();
    }

    /** Writes and releases what this node has, and forgets it here; the sessions live on in the store. */
    @Override
    public void stop(boolean isShutdown) throws LifecycleException {
        SessionEngine stopping = engine;
        if (stopping != null) {
            stop(stopping);
        }
        clearSessions();
        super.stop(isShutdown);
    }

    /** A listener that does not return keeps its session, and neither the others nor the server. */
    private void stop(SessionEngine stopping) {
        for (int attempt = 1; attempt <= STOP_ATTEMPTS; attempt++) {
            Optional<String> stuck = WatchedWork.run(
                    "stop", () -> stopping.stop(PATIENCE_AT_STOP), stopping::stopSteps, PATIENCE_WITH_LISTENERS);
            if (stuck.isEmpty()) {
                return;
            }
            WebLog.stopStuck(getName(), stuck.get(), PATIENCE_WITH_LISTENERS);
        }
    }

    /** For {@code redeploy --keepstate}: nothing, the store keeps the sessions. */
    @Override
    public void writeSessions(OutputStream bytes, boolean expire) throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(0);
        }
    }

    /** For {@code redeploy --keepstate}: nothing, the store kept the sessions. */
    @Override
    public void readSessions(InputStream bytes) {}

    /** Makes the engine of a manager. */
    @FunctionalInterface
    interface EngineFactory {
        SessionEngine create(String virtualServer, Consumer<LocalSession> forgotten, Activation activation);
    }
}
