// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.time;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of how one request spent its time: each moment from its begin to its end belongs to one share, so that
 * all of them add up to the whole.
 *
 * <p>Concurrency: confined to the thread that serves the request, by which it is found. What other threads do for the
 * request, as in asynchronous processing, is on no account.
 */
public final class TimeSheet {

    /** The shares of a request's time. What is done within another share is its own, and not that one's. */
    public enum Share {
        /** The container and everything else that is none of the others. */
        FRAMEWORK,
        /** The application: from the first filter or servlet in to the last one out, frameworks that it uses included. */
        APPLICATION,
        /** Waiting for the session: other requests, another node's hand-over, the store's word that it may be used. */
        WAITING,
        /** Reading of attributes from the store, and decoding them. */
        SESSION_READ,
        /** Encoding of what changed, and writing it to the store. */
        SESSION_WRITE
    }

    private static final ThreadLocal<@Nullable TimeSheet> CURRENT = new ThreadLocal<>();

    private final TimeSource time;
    private final @Nullable Object mark;
    private final long began;
    private final Map<Share, Long> spent = new EnumMap<>(Share.class);
    private Share share = Share.FRAMEWORK;
    private long since;
    private int depth;

    private TimeSheet(TimeSource time, @Nullable Object mark) {
        this.time = time;
        this.mark = mark;
        this.began = time.nanoTime();
        this.since = began;
    }

    /**
     * Begins the account of the request that this thread serves from now on.
     *
     * @param time measures it
     * @param mark whatever the caller wants back at the end; may be null
     */
    public static void begin(TimeSource time, @Nullable Object mark) {
        CURRENT.set(new TimeSheet(time, mark));
    }

    /** Ends the account of this thread's request; null if it has none. */
    public static @Nullable TimeSheet end() {
        TimeSheet sheet = CURRENT.get();
        if (sheet != null) {
            CURRENT.remove();
            sheet.turnTo(sheet.share);
        }
        return sheet;
    }

    /**
     * Has the time of this thread's request from now on belong to that share.
     *
     * @return the share before, to {@linkplain #back go back} to; null if no account is kept
     */
    public static @Nullable Share enter(Share share) {
        TimeSheet sheet = CURRENT.get();
        return sheet == null ? null : sheet.turnTo(share);
    }

    /** Has the time belong to the share again that {@link #enter} returned. */
    public static void back(@Nullable Share before) {
        if (before != null) {
            enter(before);
        }
    }

    /** A filter or servlet begins with this thread's request; those within another one change nothing. */
    public static void enterApplication() {
        TimeSheet sheet = CURRENT.get();
        if (sheet != null && sheet.depth++ == 0) {
            sheet.turnTo(Share.APPLICATION);
        }
    }

    /** A filter or servlet is through with this thread's request. */
    public static void leaveApplication() {
        TimeSheet sheet = CURRENT.get();
        if (sheet != null && sheet.depth > 0 && --sheet.depth == 0) {
            sheet.turnTo(Share.FRAMEWORK);
        }
    }

    private Share turnTo(Share next) {
        long now = time.nanoTime();
        Share before = share;
        spent.merge(before, now - since, Long::sum);
        share = next;
        since = now;
        return before;
    }

    /** Returns what {@link #begin} was given; may be null. */
    public @Nullable Object mark() {
        return mark;
    }

    /** The nanoseconds of that share so far. */
    public long nanos(Share of) {
        return spent.getOrDefault(of, 0L);
    }

    /** The nanoseconds of all shares so far. */
    public long nanos() {
        return since - began;
    }
}
