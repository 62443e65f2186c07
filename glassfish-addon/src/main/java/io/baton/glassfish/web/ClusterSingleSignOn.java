// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import com.sun.enterprise.security.web.GlassFishSingleSignOn;
import io.baton.model.SessionId;
import io.baton.signon.SignOn;
import io.baton.signon.SignOnState;
import io.baton.signon.SignOns;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.Session;
import org.apache.catalina.SessionEvent;
import org.apache.catalina.authenticator.SingleSignOnEntry;
import org.apache.catalina.core.StandardContext;
import org.jspecify.annotations.Nullable;

/**
 * GlassFish's single sign-on of one virtual server, whose entries every instance knows. What the superclass caches is what this instance has of them.
 *
 * <p>Nothing here may throw: it would take the request with it.
 */
final class ClusterSingleSignOn extends GlassFishSingleSignOn {

    /** How long an entry lives without a session if the operator says for ever: in the store, nothing stays for ever. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** No realm is called so; the container ignores such an entry and leaves the cookie alone, which it would have deleted for none. */
    private static final String NO_REALM = "\0";

    private final SignOns signOns;
    /** The superclass's, and the lock for it. */
    private final Map<String, SingleSignOnEntry> entries = cache;

    ClusterSingleSignOn(SignOns signOns) {
        this.signOns = signOns;
    }

    @Override
    protected void register(
            String ssoId,
            @Nullable Principal user,
            @Nullable String authType,
            @Nullable String name,
            char @Nullable [] password,
            @Nullable String realm) {
        Optional<SignOn> signOn = signOn(user, authType, realm);
        SessionId id = signOn.isPresent() ? SessionId.parse(ssoId).orElse(null) : null;
        synchronized (entries) {
            entries.put(ssoId, new LocalSignOn(ssoId, user, authType, name, realm, id));
        }
        if (id != null && signOn.isPresent()) {
            begin(id, signOn.get());
        }
    }

    private void begin(SessionId id, SignOn signOn) {
        try {
            signOns.begin(id, signOn, lifeWithoutSession());
        } catch (RuntimeException | LinkageError failure) {
            WebLog.signOnFailed(failure);
        }
    }

    private static Optional<SignOn> signOn(
            @Nullable Principal user, @Nullable String authType, @Nullable String realm) {
        try {
            Login login = CallerIdentity.login(user, authType);
            return login == null || realm == null ? Optional.empty() : Optional.of(new SignOn(login.text(), realm));
        } catch (LinkageError unknownGlassFish) {
            SessionLogin.tell(unknownGlassFish);
            return Optional.empty();
        }
    }

    /** For a request with that cookie. Whatever else the container looks up is about what this instance has. */
    @Override
    protected @Nullable SingleSignOnEntry lookup(String ssoId, long version, @Nullable ClassLoader application) {
        try {
            return entry(ssoId, lifeWithoutSession());
        } catch (RuntimeException | LinkageError failure) {
            WebLog.signOnFailed(failure);
            return nobody(ssoId);
        }
    }

    @Override
    public void associate(String ssoId, long version, Session session) {
        super.associate(ssoId, version, session);
        keepAlive(session);
    }

    /** The entry lives at least as long as the session. */
    void keepAlive(Session session) {
        String ssoId = session.getSsoId();
        if (ssoId != null) {
            isLoggedOut(session, ssoId);
        }
    }

    /**
     * Whether the user logged out of another application, or of this one elsewhere, so that the session must not be shown to anybody. If not, the session
     * keeps the entry alive, and ends here with the next logout.
     */
    boolean isLoggedOut(Session session, String ssoId) {
        try {
            SessionId id = shared(ssoId);
            SignOnState state = id == null ? new SignOnState.Unknown() : signOns.find(id, life(session));
            if (id != null && state instanceof SignOnState.Known found) {
                here(ssoId, id, found.signOn()).addSession(this, session);
            }
            return state instanceof SignOnState.LoggedOut;
        } catch (RuntimeException | LinkageError failure) {
            WebLog.signOnFailed(failure);
            return false;
        }
    }

    /** By which other instances know the entry; null if they do not. */
    private @Nullable SessionId shared(String ssoId) {
        return lookup(ssoId) instanceof LocalSignOn known
                ? known.shared()
                : SessionId.parse(ssoId).orElse(null);
    }

    private @Nullable SingleSignOnEntry entry(String ssoId, Duration life) {
        SessionId id = shared(ssoId);
        SingleSignOnEntry known = lookup(ssoId);
        if (id == null) {
            return known;
        }
        SignOnState state = signOns.find(id, life);
        if (state instanceof SignOnState.Known found) {
            return here(ssoId, id, found.signOn());
        }
        if (state instanceof SignOnState.Unreachable unreachable) {
            WebLog.signOnUnreachable(id, unreachable.reason());
            return known == null ? nobody(ssoId) : known;
        }
        if (state instanceof SignOnState.LoggedOut) {
            deregister(ssoId);
        } else {
            forget(ssoId);
        }
        return null;
    }

    private static SingleSignOnEntry nobody(String ssoId) {
        return new LocalSignOn(ssoId, () -> "", null, null, NO_REALM, null);
    }

    /** What this instance has of an entry, made anew if it is not of this instance. */
    private SingleSignOnEntry here(String ssoId, SessionId id, SignOn signOn) {
        synchronized (entries) {
            return entries.computeIfAbsent(ssoId, unknown -> {
                Login login = Login.parse(signOn.user())
                        .orElseThrow(() ->
                                new IllegalStateException("the user of single sign-on " + id + " cannot be read"));
                return new LocalSignOn(
                        ssoId,
                        CallerIdentity.principal(login, null),
                        login.authType(),
                        login.user(),
                        signOn.realm(),
                        id);
            });
        }
    }

    private void forget(String ssoId) {
        synchronized (entries) {
            entries.remove(ssoId);
        }
    }

    /**
     * A session ended. If that was its user's wish, so do all others of the user, on every instance; if its time was over, or its application stops here,
     * nobody else is concerned.
     */
    @Override
    public void sessionEvent(SessionEvent event) {
        Session session = event.getSession();
        String ssoId = session.getSsoId();
        if (ssoId == null || !Session.SESSION_DESTROYED_EVENT.equals(event.getType())) {
            return;
        }
        if (session.hasExpired() || isStopping(session)) {
            removeSession(ssoId, session);
        } else {
            logOut(ssoId);
        }
    }

    private static boolean isStopping(Session session) {
        return session.getManager().getContainer() instanceof StandardContext context && !context.getAvailable();
    }

    private void logOut(String ssoId) {
        try {
            SessionId id = shared(ssoId);
            if (id != null) {
                signOns.logOut(id);
            }
        } catch (RuntimeException | LinkageError failure) {
            WebLog.signOnFailed(failure);
        }
        deregister(ssoId);
    }

    private Duration lifeWithoutSession() {
        return getMaxInactive() < 0 ? LONGEST : Duration.ofSeconds(getMaxInactive());
    }

    private static Duration life(Session session) {
        return Duration.ofSeconds(session.getMaxInactiveInterval());
    }
}
