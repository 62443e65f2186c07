// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionHandle;
import io.baton.model.SessionId;
import io.baton.time.TimeSheet;
import io.baton.time.TimeSheet.Share;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.RequestFacade;
import org.apache.catalina.connector.Response;
import org.glassfish.grizzly.http.io.OutputBuffer.LifeCycleListener;
import org.glassfish.grizzly.http.server.AfterServiceListener;
import org.jspecify.annotations.Nullable;

/**
 * The sessions one request holds, from its first look for one until the container is done with the request.
 *
 * <p>Saved when the response commits, before its first byte can leave; saved and let go when the container's pipeline is through, error pages and
 * listeners included, or saved when an asynchronous request is complete; and let go at the very end in any case. None of these may throw: a client would
 * wait 30 s for an empty reply.
 */
final class RequestSessions implements LifeCycleListener, AfterServiceListener {

    private static final String NOTE = RequestSessions.class.getName();
    private static final ThreadLocal<@Nullable Served> CURRENT = new ThreadLocal<>();

    private static final int ATTEMPTS = 3;

    /** @param before what the thread served before, and goes on with after this */
    private record Served(
            @Nullable Request request, @Nullable Served before) {}

    private record Looked(BatonManager manager, SessionId id) {}

    /** What came of the first look for a session, and whether the container was shown it. */
    private static final class Sight {

        private final OpenResult result;
        private boolean shown;

        Sight(OpenResult result) {
            this.result = result;
        }

        synchronized boolean isFirst() {
            boolean first = !shown;
            shown = true;
            return first;
        }
    }

    private final Request request;
    private final Map<Looked, Sight> sights = new ConcurrentHashMap<>();
    private final List<SessionHandle> holds = new CopyOnWriteArrayList<>();
    private final Map<BatonManager, ClientIds> named = new ConcurrentHashMap<>();
    private volatile boolean refused;

    private RequestSessions(Request request) {
        this.request = request;
    }

    /** The request that this thread serves begins. */
    static void begin(Request request) {
        CURRENT.set(new Served(request, null));
    }

    /** The thread goes on with a request that is dispatched to another application, until it {@linkplain #leave() leaves} it. */
    static void enter(ServletRequest request) {
        Served before = CURRENT.get();
        Request own = own(request);
        CURRENT.set(new Served(own == null && before != null ? before.request() : own, before));
    }

    static void leave() {
        Served served = CURRENT.get();
        if (served != null && served.before() != null) {
            CURRENT.set(served.before());
        } else {
            CURRENT.remove();
        }
    }

    /** The container's request within those that applications and dispatches wrapped around it. */
    private static @Nullable Request own(ServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        if (inner instanceof RequestFacade facade) {
            return facade.getUnwrappedCoyoteRequest();
        }
        return inner instanceof Request own ? own : null;
    }

    /** The container's pipeline is through with the request. An asynchronous one goes on; an upgraded one has left HTTP and its session. */
    static void end(Request request) {
        CURRENT.remove();
        if (request.isAsyncStarted() && !request.isUpgrade()) {
            // Even if it has no session yet: it may get one when its response is on the way.
            of(request).watch();
        } else if (request.getNote(NOTE) instanceof RequestSessions sessions) {
            sessions.letGo();
        }
    }

    private void watch() {
        try {
            AsyncEnd.watch(request.getAsyncContext(), this::save);
        } catch (IllegalStateException complete) {
            // Another thread completed it this very moment; its end lets go of the sessions, and writes them.
        }
    }

    /** The sessions of the request this thread serves, or null on a thread that serves none. */
    static @Nullable RequestSessions current() {
        Request request = served();
        return request == null ? null : of(request);
    }

    private static @Nullable Request served() {
        Served served = CURRENT.get();
        return served == null ? null : served.request();
    }

    /** Says whether the request that this thread serves holds the session. */
    static boolean hasInHand(LocalSession session) {
        Request request = served();
        if (request == null || !(request.getNote(NOTE) instanceof RequestSessions sessions)) {
            return false;
        }
        for (SessionHandle hold : sessions.holds) {
            if (hold.session() == session) {
                return true;
            }
        }
        return false;
    }

    /** The sessions of the request, or null if it is not one of the container's own, or over already. */
    static @Nullable RequestSessions of(@Nullable HttpServletRequest request) {
        if (!(request instanceof Request own)) {
            return null;
        }
        // The container looks for a session to unlock even after a request that it answered without a pipeline; nobody
        // would let go of it then.
        boolean over = served() != own
                && own.getNote(NOTE) == null
                && own.getResponse().getResponse().isCommitted();
        return over ? null : of(own);
    }

    private static RequestSessions of(Request request) {
        if (request.getNote(NOTE) instanceof RequestSessions known) {
            return known;
        }
        RequestSessions sessions = new RequestSessions(request);
        request.setNote(NOTE, sessions);
        ((Response) request.getResponse()).getCoyoteResponse().getOutputBuffer().registerLifeCycleListener(sessions);
        request.getGrizzlyRequest().addAfterServiceListener(sessions);
        return sessions;
    }

    /** Opens a session once per request, however often the container asks. */
    OpenResult open(BatonManager manager, SessionId id) {
        return sights.computeIfAbsent(new Looked(manager, id), looked -> {
                    OpenResult result = openFirst(manager, id);
                    if (result instanceof OpenResult.Opened opened) {
                        holds.add(opened.handle());
                    }
                    return new Sight(result);
                })
                .result;
    }

    /** Gives back a session that turned out not to be the application's; for this request there is none of that id. */
    void letGoOf(BatonManager manager, SessionId id) {
        Sight sight = sights.put(new Looked(manager, id), new Sight(new OpenResult.NoSuchSession()));
        if (sight != null && sight.result instanceof OpenResult.Opened opened && holds.remove(opened.handle())) {
            guarded(opened.handle(), SessionHandle::close);
            guarded(opened.handle(), hold -> manager.engine().forget(hold.session()));
        }
    }

    /** Whether this was not asked before in this request of a session that it opened. */
    boolean isFirstSight(BatonManager manager, SessionId id) {
        Sight sight = sights.get(new Looked(manager, id));
        return sight != null && sight.isFirst();
    }

    private OpenResult openFirst(BatonManager manager, SessionId id) {
        boolean isNamedOnly = manager.isUnheardOf(id);
        if (isNamedOnly
                && !named.computeIfAbsent(manager, one -> new ClientIds())
                        .isToBeAsked(id, manager.unknown(), manager.now())) {
            return new OpenResult.NoSuchSession();
        }
        OpenResult result = openAsked(manager, id);
        if (isNamedOnly && result instanceof OpenResult.NoSuchSession) {
            manager.unknown().add(id, manager.now());
        }
        return result;
    }

    private static OpenResult openAsked(BatonManager manager, SessionId id) {
        Share before = TimeSheet.enter(Share.WAITING);
        try {
            OpenResult result = manager.open(id);
            for (int i = 0; i < ATTEMPTS && isTakenOver(result); i++) {
                ((OpenResult.Opened) result).handle().close();
                result = manager.open(id);
            }
            return result;
        } catch (RuntimeException | LinkageError failure) {
            WebLog.openFailed(id, failure);
            return new OpenResult.Unavailable(String.valueOf(failure), false);
        } finally {
            TimeSheet.back(before);
        }
    }

    /** Whether the session left this node between the moment it was opened and now, because an earlier request had it for too long. */
    private static boolean isTakenOver(OpenResult result) {
        return result instanceof OpenResult.Opened opened
                && opened.handle().session().isGone();
    }

    /** Takes note of a session that began in this request. */
    void created(BatonManager manager, SessionHandle hold) {
        sights.put(new Looked(manager, hold.session().id()), new Sight(new OpenResult.Opened(hold)));
        holds.add(hold);
    }

    /**
     * Whether the id comes from this server: an application, whoever keeps its sessions, began or found a session of that id in this request, or it is not
     * what the client sent.
     */
    boolean isServerMade(SessionId id) {
        return holds.stream().anyMatch(hold -> hold.session().id().equals(id))
                || !id.value().equals(request.getRequestedSessionId())
                || isOfRequestedApplication(id);
    }

    private boolean isOfRequestedApplication(SessionId id) {
        Session session = request.getSessionInternal(false);
        return session != null && id.value().equals(session.getIdInternal());
    }

    /** Decides that the application shall not see this request. */
    void refuse() {
        refused = true;
    }

    /** Whether the application shall not see the request. */
    static boolean isRefused(org.apache.catalina.Request request) {
        return request.getNote(NOTE) instanceof RequestSessions sessions && sessions.refused;
    }

    @Override
    public void onCommit() {
        save();
    }

    @Override
    public void onAfterService(org.glassfish.grizzly.http.server.Request request) {
        letGo();
    }

    private void save() {
        holds.forEach(hold -> guarded(hold, SessionHandle::save));
    }

    private void letGo() {
        holds.forEach(hold -> guarded(hold, SessionHandle::close));
    }

    private static void guarded(SessionHandle hold, Consumer<SessionHandle> step) {
        Share before = TimeSheet.enter(Share.SESSION_WRITE);
        try {
            step.accept(hold);
        } catch (RuntimeException | Error failure) {
            WebLog.writeFailed(hold.session().id(), failure);
        } finally {
            TimeSheet.back(before);
        }
    }
}
