// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.engine.attributes.AttributeView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the engine must be told.
 *
 * @param waitTime how long a request waits for a session that is in use
 * @param holdLimit how long a request may keep a session from others that wait for it
 * @param scope who shares a session at one time
 * @param backup when a changed session is written
 * @param backupInterval period of {@link Backup#INTERVAL}
 * @param tombstone how long the end of a session is remembered in the store
 * @param reapInterval period of the sweep that ends sessions
 * @param model how attributes are kept
 * @param largestSentAtOnce the length in bytes up to which an attribute comes with its session; larger ones come when they are read
 * @param memory how many sessions are kept in memory, and for how long
 * @param consistency what becomes of a session in memory that the store cannot confirm
 * @param unstored what is kept of sessions that began while the store was unusable
 */
public record EngineSettings(
        Duration waitTime,
        Duration holdLimit,
        Scope scope,
        Backup backup,
        Duration backupInterval,
        Duration tombstone,
        Duration reapInterval,
        AttributeView.Model model,
        int largestSentAtOnce,
        Memory memory,
        Consistency consistency,
        Unstored unstored) {

    /** What becomes of a session in memory when nobody can tell whether another node has gone on with it. */
    public enum Consistency {
        /** It goes on. */
        AVAILABLE,
        /** It cannot be had. */
        STRICT
    }

    /**
     * What is kept of sessions that began while the store was unusable, so that they are in memory only.
     *
     * @param most how many
     * @param mostBytes the sum of their attributes' lengths
     */
    public record Unstored(int most, long mostBytes) {

        /** All. */
        public static final Unstored UNLIMITED = new Unstored(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * How many sessions are kept in memory, and for how long.
     *
     * @param most how many, those in use not counted out but never let go of
     * @param longestIdle since their last use; null: as long as they live
     */
    public record Memory(int most, @Nullable Duration longestIdle) {

        /** All, as long as they live. */
        public static final Memory UNLIMITED = new Memory(Integer.MAX_VALUE, null);

        boolean isLimited() {
            return most < Integer.MAX_VALUE || longestIdle != null;
        }
    }

    /** When a changed session is written. */
    public enum Backup {
        /** Within a fixed period, off the request's thread. */
        INTERVAL,
        /** Off the request's thread, at once when the request ends. */
        STREAM,
        /** Before the client can see the end of the response. */
        REQUEST
    }

    /** Who shares a session at one time. */
    public enum Scope {
        /** The requests of one instance. */
        INSTANCE,
        /** Nobody: one request at a time, in the whole cluster. */
        REQUEST
    }
}
