// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import java.util.List;
import java.util.Map;

/**
 * The figures of one application on one instance. Counts and times are from the application's start, or from the last
 * {@link #reset}. No session's id, user or value is in any of them.
 */
public interface ApplicationMXBean {

    /** The application's name, as Baton's log has it. */
    String getApplication();

    /** The number of sessions in memory, copies for the case that they come back included. */
    int getSessionsInMemory();

    /** The number of sessions that this instance owns. */
    int getSessionsOwned();

    /** The number of sessions that requests use now. */
    int getSessionsHeld();

    /** The number of sessions of which the store has not got something, because it could not be reached. */
    int getSessionsUnsaved();

    /** The number of sessions that began here. */
    long getCreated();

    /** The number of times that a session was opened, by where it came from. */
    Map<String, Long> getOpened();

    /** The number of times that a session was not opened, by the reason. */
    Map<String, Long> getNotOpened();

    /** The number of sessions that this instance ended, by the cause; RENAMED ones go on under another id. */
    Map<String, Long> getEnded();

    /** The number of idle sessions that left memory for the store. */
    long getEvicted();

    /** The number of sessions without an instance that were ended here. */
    long getSwept();

    /** The number of sessions that this instance let go of because another one asked. */
    long getHandedOver();

    /** The number of times that a session's changes were refused, because it is another instance's or ended. */
    long getRefused();

    /** The number of sessions that requests held for too long while others waited, and lost. */
    long getTakenAway();

    /** The number of writes that the store answered, by the answer. */
    Map<String, Long> getWrites();

    /** The bytes of attributes that were written. */
    long getBytesWritten();

    /** The number of values that could not be encoded. */
    long getNotEncoded();

    /** The number of values that could not be decoded. */
    long getNotDecoded();

    /** The times that it took to open sessions that were not served from memory at once, waiting included. */
    TimeStatistics getOpenTimes();

    /** The times that it took to get sessions from other instances. */
    TimeStatistics getHandOverTimes();

    /** The times that it took to encode values. */
    TimeStatistics getEncodeTimes();

    /** The times that it took to decode values. */
    TimeStatistics getDecodeTimes();

    /**
     * The times of requests from the container's begin of each to its end: {@code TOTAL}, and the five shares that add
     * up to it, {@code WAITING}, {@code FRAMEWORK}, {@code APPLICATION}, {@code SESSION_READ} and
     * {@code SESSION_WRITE}. Of an asynchronous request, what its first thread does.
     */
    Map<String, TimeStatistics> getRequestTimes();

    /** The attributes that cost most, by the bytes written. */
    List<AttributeCost> getCostliestAttributes();

    /** The attributes that were left out most often, because their values could not be encoded or decoded. */
    List<AttributeLoss> getLeftOutAttributes();

    /** Begins all counts and times anew. */
    void reset();
}
