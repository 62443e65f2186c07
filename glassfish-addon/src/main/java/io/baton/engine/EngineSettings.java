package io.baton.engine;

import io.baton.engine.attributes.AttributeView;
import java.time.Duration;

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
        int largestSentAtOnce) {

    /** When a changed session is written. */
    public enum Backup {
        /** Within a fixed period, off the request's thread. */
        INTERVAL,
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
