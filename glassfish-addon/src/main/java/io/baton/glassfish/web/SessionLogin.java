// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.LocalSession;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.engine.attributes.AttributeView;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in to a session: the container's objects in this node's memory, and what of them moves with the session, beside its attributes. Read when
 * the container first asks.
 *
 * <p>Concurrency: any thread may use it. Who changes it writes what moves until that is the latest; a principal of the application runs under no lock.
 */
final class SessionLogin {

    private static final User NOBODY = new User(null, null);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private record User(
            @Nullable Principal principal, @Nullable String authType) {}

    /** Names of what is kept beside the attributes. */
    private record Names(String login, String caller, String origin) {

        static Names of(String kind) {
            return new Names(
                    AttributeView.hidden(kind + "login"),
                    AttributeView.hidden(kind + "caller"),
                    AttributeView.hidden(kind + "origin"));
        }
    }

    private static final Names LOGGED_IN = Names.of("");
    private static final Names UNDER_WAY = Names.of("form-");

    private final LocalSession session;
    private final Names names;
    private final Supplier<LoginOrigin> here;
    /** Null until the container asks. */
    private final AtomicReference<@Nullable User> user = new AtomicReference<>();

    private SessionLogin(LocalSession session, Names names, Supplier<LoginOrigin> here) {
        this.session = session;
        this.names = names;
        this.here = here;
    }

    /**
     * Who is logged in.
     *
     * @param here the origin of logins of the application
     */
    static SessionLogin of(LocalSession session, Supplier<LoginOrigin> here) {
        return new SessionLogin(session, LOGGED_IN, here);
    }

    /**
     * Who answered the form, and is logged in with the next request.
     *
     * @param here the origin of logins of the application
     */
    static SessionLogin underWay(LocalSession session, Supplier<LoginOrigin> here) {
        return new SessionLogin(session, UNDER_WAY, here);
    }

    /**
     * The other application or realm that the login is of; empty if it is this one's, or there is none. A login that was written by a version of Baton that
     * said nothing of it counts as this one's.
     */
    Optional<LoginOrigin> foreign() {
        try {
            Object kept = session.attributes().get(names.origin());
            return kept instanceof String text && !text.equals(here.get().text())
                    ? Optional.of(LoginOrigin.parse(text))
                    : Optional.empty();
        } catch (AttributeUnavailableException unavailable) {
            // Then the login cannot be read either.
            return Optional.empty();
        }
    }

    @Nullable
    Principal principal() {
        return user().principal();
    }

    @Nullable
    String authType() {
        return user().authType();
    }

    void principal(@Nullable Principal principal) {
        user();
        user.updateAndGet(known -> new User(principal, known == null ? null : known.authType()));
        keep();
    }

    void authType(@Nullable String authType) {
        user();
        user.updateAndGet(known -> new User(known == null ? null : known.principal(), authType));
        keep();
    }

    private User user() {
        User known = user.get();
        if (known != null) {
            return known;
        }
        try {
            User read = read();
            return user.compareAndSet(null, read) ? read : user();
        } catch (AttributeUnavailableException unavailable) {
            // Not remembered: the next request may be luckier.
            WebLog.loginUnavailable(session.name(), unavailable);
            return NOBODY;
        }
    }

    private User read() {
        Object kept = session.attributes().get(names.login());
        if (kept == null) {
            return NOBODY;
        }
        Optional<Login> login = kept instanceof String text ? Login.parse(text) : Optional.empty();
        if (login.isEmpty()) {
            WebLog.loginDamaged(session.name());
            return NOBODY;
        }
        try {
            return new User(
                    CallerIdentity.principal(login.get(), caller(login.get())),
                    login.get().authType());
        } catch (LinkageError unknownGlassFish) {
            tell(unknownGlassFish);
            return NOBODY;
        }
    }

    /** The application's own object, unless it is missing or another user's; the login is good without. */
    private @Nullable Principal caller(Login login) {
        Object kept = login.wrapped() ? session.attributes().get(names.caller()) : null;
        return kept instanceof Principal caller && login.user().equals(caller.getName()) ? caller : null;
    }

    private void keep() {
        User latest;
        do {
            latest = user.get();
            keep(latest == null ? NOBODY : latest);
        } while (!user.compareAndSet(latest, latest));
    }

    private void keep(User latest) {
        try {
            Login login = CallerIdentity.login(latest.principal(), latest.authType());
            keep(names.login(), login == null ? null : login.text());
            keep(names.caller(), login == null ? null : CallerIdentity.caller(latest.principal()));
            keep(names.origin(), login == null ? null : here.get().text());
        } catch (LinkageError unknownGlassFish) {
            tell(unknownGlassFish);
        }
    }

    private void keep(String name, @Nullable Object value) {
        if (value == null) {
            session.attributes().remove(name);
        } else {
            session.attributes().put(name, value);
        }
    }

    /** Says once that this GlassFish knows its users by another class. */
    static void tell(LinkageError unknownGlassFish) {
        if (TOLD.compareAndSet(false, true)) {
            WebLog.loginsStayHere(unknownGlassFish);
        }
    }
}
