// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.LocalSession;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.engine.attributes.AttributeView;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.catalina.authenticator.Constants;
import org.apache.catalina.authenticator.SavedRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the container notes on a session while its user logs in with a form: the request that was asked for, and between the answered form and that request
 * who it is. Both move with the session, beside its attributes. What the container notes only where it asks for the password each time, name and password,
 * stays on its instance.
 *
 * <p>Concurrency: any thread may use it.
 */
final class FormLogin {

    private static final String REQUEST = AttributeView.hidden("form-request");

    /** @param request null: none */
    private record Asked(@Nullable SavedRequest request) {}

    private final LocalSession session;
    private final SessionLogin user;
    private final Predicate<String> isSecretCookie;
    /** Null until the container asks. */
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    /**
     * @param isSecretCookie which cookies have ids of sessions
     * @param here the origin of logins of the application
     */
    FormLogin(LocalSession session, Predicate<String> isSecretCookie, Supplier<LoginOrigin> here) {
        this.session = session;
        this.user = SessionLogin.underWay(session, here);
        this.isSecretCookie = isSecretCookie;
    }

    /** The other application or realm that the login under way is of; empty if it is this one's, or there is none. */
    Optional<LoginOrigin> foreign() {
        return user.foreign();
    }

    /** Whether a note of that name moves. */
    static boolean concerns(String note) {
        return Constants.FORM_REQUEST_NOTE.equals(note) || Constants.FORM_PRINCIPAL_NOTE.equals(note);
    }

    @Nullable
    Object get(String note) {
        return Constants.FORM_PRINCIPAL_NOTE.equals(note) ? user.principal() : request();
    }

    /** Takes the note, and answers whether it is one that moves. */
    boolean set(String note, Object value) {
        if (Constants.FORM_PRINCIPAL_NOTE.equals(note) && value instanceof Principal principal) {
            user.principal(principal);
            return true;
        }
        if (Constants.FORM_REQUEST_NOTE.equals(note) && value instanceof SavedRequest request) {
            asked.set(new Asked(request));
            keep(request);
            return true;
        }
        return false;
    }

    void remove(String note) {
        if (Constants.FORM_PRINCIPAL_NOTE.equals(note)) {
            user.principal(null);
        } else {
            asked.set(new Asked(null));
            session.attributes().remove(REQUEST);
        }
    }

    private void keep(SavedRequest request) {
        AskedRequest taken = SavedRequests.taken(request, isSecretCookie);
        String text = taken.isSound() ? taken.text() : "";
        if (text.isEmpty() || text.length() > AskedRequest.LONGEST) {
            session.attributes().remove(REQUEST);
            WebLog.askedRequestStaysHere(session.name(), text.length());
        } else {
            session.attributes().put(REQUEST, text);
        }
    }

    private @Nullable SavedRequest request() {
        Asked known = asked.get();
        if (known != null) {
            return known.request();
        }
        try {
            Asked read = new Asked(read());
            return asked.compareAndSet(null, read) ? read.request() : request();
        } catch (AttributeUnavailableException unavailable) {
            // Not remembered: the next request may be luckier.
            WebLog.loginUnavailable(session.name(), unavailable);
            return null;
        }
    }

    private @Nullable SavedRequest read() {
        Object kept = session.attributes().get(REQUEST);
        if (kept == null) {
            return null;
        }
        Optional<SavedRequest> request =
                kept instanceof String text ? AskedRequest.parse(text).map(SavedRequests::again) : Optional.empty();
        if (request.isEmpty()) {
            WebLog.askedRequestDamaged(session.name());
        }
        return request.orElse(null);
    }
}
