// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

/** What ends a session whose time is over with all the events that its application expects. */
public interface Expirer {

    /** Whether the application is there to hear of it. */
    boolean isReady();

    /**
     * Ends the session if its time is over. Called under no lock, on a thread of this add-on; what it throws concerns this session alone.
     *
     * @param session held by the caller, its times true
     */
    void expireIfDue(LocalSession session);

    /**
     * Ends the session whatever its time, likewise.
     *
     * @param session held by the caller
     */
    void expire(LocalSession session);
}
