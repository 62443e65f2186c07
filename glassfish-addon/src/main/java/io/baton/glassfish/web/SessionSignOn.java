// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.engine.LocalSession;
import io.baton.engine.attributes.AttributeUnavailableException;
import io.baton.engine.attributes.AttributeView;
import org.jspecify.annotations.Nullable;

/**
 * Which single sign-on a session came of, beside its attributes: the id in that cookie, as secret as the session's own. Read when the container first asks.
 *
 * <p>Concurrency: any thread may use it.
 */
final class SessionSignOn {

    private static final String NAME = AttributeView.hidden("sso");

    /** @param id null: none */
    private record Link(@Nullable String id) {}

    private final LocalSession session;
    /** Null until the container asks. */
    private volatile @Nullable Link link;

    SessionSignOn(LocalSession session) {
        this.session = session;
    }

    @Nullable
    String id() {
        Link known = link;
        if (known != null) {
            return known.id();
        }
        try {
            String id = session.attributes().get(NAME) instanceof String text ? text : null;
            link = new Link(id);
            return id;
        } catch (AttributeUnavailableException unavailable) {
            // Not remembered: the next request may be luckier.
            WebLog.loginUnavailable(session.name(), unavailable);
            return null;
        }
    }

    void id(@Nullable String id) {
        link = new Link(id);
        if (id == null) {
            session.attributes().remove(NAME);
        } else {
            session.attributes().put(NAME, id);
        }
    }
}
