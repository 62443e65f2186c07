// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.web.WebModule;
import io.baton.engine.LocalSession;
import io.baton.engine.OpenResult;
import io.baton.engine.SessionHandle;
import org.apache.catalina.core.StandardHost;
import org.glassfish.api.invocation.InvocationManager;
import org.jspecify.annotations.Nullable;

/** How the sessions of one application end whose users log out of another one. None of these may throw: they are called where the container looks for sessions. */
final class LoggedOutSessions {

    private final BatonManager manager;
    private final InvocationManager invocations;

    /**
     * @param manager of the application
     * @param invocations of the server
     */
    LoggedOutSessions(BatonManager manager, InvocationManager invocations) {
        this.manager = manager;
        this.invocations = invocations;
    }

    /** Ends a session that a request opened, if its user logged out, and answers whether that is so. */
    boolean endIfSo(BatonSession session) {
        ClusterSingleSignOn signOn = signOn();
        String ssoId = signOn == null ? null : session.getSsoId();
        if (signOn == null || ssoId == null || !signOn.isLoggedOut(session, ssoId)) {
            return false;
        }
        expire(session);
        return true;
    }

    /** Ends a session whose user logs out this moment, if it can be had without waiting; otherwise the next request that opens it does. */
    void end(BatonSession session) {
        if (session.getIsValid()
                && manager.engine().tryOpen(session.local().id()) instanceof OpenResult.Opened opened) {
            try (SessionHandle hold = opened.handle()) {
                LocalSession local = hold.session();
                if (!local.isEnded() && !local.isGone()) {
                    expire(manager.attach(local));
                }
            }
        }
    }

    private void expire(BatonSession session) {
        try (InApplication ignored = InApplication.enter((WebModule) manager.getContainer(), invocations)) {
            session.local().arrived();
            session.expire();
        } catch (RuntimeException | LinkageError failure) {
            WebLog.notLoggedOut(failure);
        }
    }

    /** The session lives longer than before, and so must what it came of. */
    void keepSignOnAlive(BatonSession session) {
        ClusterSingleSignOn signOn = signOn();
        if (signOn != null) {
            signOn.keepAlive(session);
        }
    }

    private @Nullable ClusterSingleSignOn signOn() {
        return manager.getContainer().getParent() instanceof StandardHost host
                        && host.getSingleSignOn() instanceof ClusterSingleSignOn ours
                ? ours
                : null;
    }
}
