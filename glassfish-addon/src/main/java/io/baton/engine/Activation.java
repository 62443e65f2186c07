// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import java.time.Duration;

/**
 * How an application hears that one of its sessions is about to leave this node, or has arrived here (Servlet 6.0, 7.7.2), and of the store. Called under no
 * lock, on any thread; what the application throws is passed on.
 */
public interface Activation {

    /** Tells one value that its session is about to leave. What the value changes is stored. */
    void willPassivate(LocalSession session, Object value);

    /** Tells one value that its session is here, before a request sees it. */
    void didActivate(LocalSession session, Object value);

    /** Whether the application wants to hear of sessions as such, whatever is in them. Must not block. */
    default boolean hearsSessions() {
        return false;
    }

    /** Tells the application that the session is about to leave. What it changes is stored. */
    default void sessionLeaves(LocalSession session) {}

    /**
     * Tells the application that the session is here, before a request sees it.
     *
     * @param abandoned whether it was taken from a node that did not let go of it
     */
    default void sessionIsHere(LocalSession session, boolean abandoned) {}

    /** Whether the application wants to hear of the store. Must not block. */
    default boolean hearsStore() {
        return false;
    }

    /** Tells the application that the store cannot be reached. */
    default void storeUnavailable(String reason) {}

    /** Tells the application that the store can be reached again. */
    default void storeAvailable(Duration outage) {}
}
