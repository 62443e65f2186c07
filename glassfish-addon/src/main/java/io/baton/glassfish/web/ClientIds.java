// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.web;

import io.baton.model.SessionId;
import io.baton.model.SessionIds;
import java.time.Instant;

/**
 * The session ids that one request names to one application and that are not in this instance's memory: only a few are
 * asked for at the store, for the container asks for each cookie of that name, and a client may send hundreds.
 *
 * <p>A client with four stale cookies and a good one finds its session, in whatever order. Ids that Baton cannot have
 * made are counted apart, so that they keep none of its own from being asked for. The first ids are asked for whatever
 * is remembered of them: an application may begin a session this very moment, on another instance, under an id that its
 * client got from another application, and then its client names one or two ids, not more.
 *
 * <p>Concurrency: all methods are synchronized.
 */
final class ClientIds {

    /** Four that are stale, and the good one. */
    private static final int MOST_OF_OURS = 5;

    private static final int MOST_OF_OTHERS = 2;

    private static final int ALWAYS_ASKED = 2;

    private int ours;
    private int others;

    /** Whether the store is to be asked for the id; counts it, if so. */
    synchronized boolean isToBeAsked(SessionId id, UnknownIds unknown, Instant now) {
        boolean own = SessionIds.isOfThisForm(id);
        if (ours + others >= ALWAYS_ASKED && unknown.has(id, now)) {
            return false;
        }
        if (own ? ours >= MOST_OF_OURS : others >= MOST_OF_OTHERS) {
            return false;
        }
        ours += own ? 1 : 0;
        others += own ? 0 : 1;
        return true;
    }
}
