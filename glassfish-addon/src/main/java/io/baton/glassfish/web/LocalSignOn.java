// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.model.SessionId;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.WeakHashMap;
import org.apache.catalina.Session;
import org.apache.catalina.authenticator.SingleSignOnEntry;
import org.jspecify.annotations.Nullable;

/**
 * What this instance has of a single sign-on: the user as the container knows users, and the sessions that came of it here.
 *
 * <p>Concurrency: guarded by itself, as its superclass is, but for the ends of sessions, whose listeners run under no lock.
 */
final class LocalSignOn extends SingleSignOnEntry {

    private final @Nullable SessionId shared;

    /** @param shared by which other instances know it; null if it is this instance's own */
    LocalSignOn(
            String id,
            @Nullable Principal user,
            @Nullable String authType,
            @Nullable String name,
            @Nullable String realm,
            @Nullable SessionId shared) {
        super(id, 0, user, authType, name, realm);
        this.shared = shared;
        // A session that moves to another instance is not removed from here by anybody.
        this.sessions = Collections.newSetFromMap(new WeakHashMap<>());
    }

    /** By which other instances know it; null if it is this instance's own: of nobody, or of somebody whose login cannot be kept. */
    @Nullable
    SessionId shared() {
        return shared;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // listeners run meanwhile
    public void expireSessions() {
        all().forEach(LocalSignOn::end);
    }

    private synchronized List<Session> all() {
        return List.copyOf(sessions);
    }

    private static void end(Session session) {
        try {
            if (session instanceof BatonSession ours) {
                ours.logOut();
            } else if (session.getIsValid()) {
                session.expire();
            }
        } catch (RuntimeException | LinkageError failure) {
            WebLog.notLoggedOut(failure);
        }
    }
}
