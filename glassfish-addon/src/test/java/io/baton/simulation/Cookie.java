// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.SessionId;
import org.jspecify.annotations.Nullable;

/** What the browsers of one user know of their session. */
final class Cookie {

    private @Nullable SessionId id;
    private boolean awaited;

    boolean isEmpty() {
        return id == null;
    }

    SessionId id() {
        if (id == null) {
            throw new IllegalStateException("no session");
        }
        return id;
    }

    /** Whether a session is being created, whose id nobody knows before the response. */
    boolean isAwaited() {
        return awaited;
    }

    void await() {
        awaited = true;
    }

    void set(@Nullable SessionId next) {
        id = next;
        awaited = false;
    }

    void moved(SessionId from, SessionId to) {
        // The response that comes last sets it.
        if (!from.equals(to)) {
            id = to;
        }
    }

    void lost(SessionId lost) {
        if (lost.equals(id)) {
            id = null;
        }
    }
}
