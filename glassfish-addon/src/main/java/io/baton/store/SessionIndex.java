// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.ApplicationName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Hints at which sessions of an application may be due, for sweeps that must not look at all there are. The records are the truth: a time here may be too
 * early, a session may be listed that is over, and after a loss of the store one may be missing until its node lists it again.
 *
 * <p>A session is listed before its record is created and taken off the list after it ended. Each call is atomic.
 */
public interface SessionIndex {

    /**
     * Lists sessions, or changes when they may be due.
     *
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    void list(ApplicationName application, Collection<Due> dues);

    /**
     * Lists those of the sessions that are not.
     *
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    void listMissing(ApplicationName application, Collection<Due> dues);

    /**
     * Takes sessions that may be due, the most overdue first, so that no other sweep takes them for a while.
     *
     * @param now those that may be due by then
     * @param until when those that were not settled may be taken again
     * @param atMost so many
     * @throws StoreUnavailableException if the store did not answer; they may have been taken
     */
    List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost);

    /**
     * Says what came of sessions that were taken. Nothing happens to those that were listed, or taken, anew since.
     *
     * @param until as they were taken
     * @param later those to look at again, and when
     * @param gone digests of those to take off the list
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    void settle(ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone);

    /**
     * Takes sessions off the list.
     *
     * @param digests of their ids
     * @throws StoreUnavailableException if the store did not answer; may be sent again
     */
    void remove(ApplicationName application, Collection<String> digests);

    /** The same index, for callers that wait no longer than that for the answer to one call; see {@link SessionStore#within}. */
    default SessionIndex within(Duration atMost) {
        return this;
    }
}
