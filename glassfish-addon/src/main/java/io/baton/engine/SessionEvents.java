// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.model.NodeId;
import io.baton.model.SessionId;
import io.baton.store.End;
import io.baton.store.SaveResult;
import io.baton.time.TimeSheet;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The listener to what an engine does with its sessions. Nothing that the engine does depends on it; every method does
 * nothing unless it is overridden.
 *
 * <p>Called on the thread at work, some of it under a session's lock: it must neither block, nor throw, nor call the
 * engine.
 */
public interface SessionEvents {

    /** The listener that does nothing. */
    SessionEvents NONE = new SessionEvents() {};

    /** The places that an opened session may come from. */
    enum Source {
        /** This node's memory, without a question to the store. */
        MEMORY,
        /** This node's memory, after the store said that nothing is newer. */
        CONFIRMED,
        /** The store. */
        STORE,
        /** This node's memory, because the store had lost it. */
        RESTORED,
        /** Another node, which let go of it when asked. */
        HANDED_OVER,
        /** A node that is dead. */
        TAKEN_OVER
    }

    /** The reasons for which a session is not opened. */
    enum Failure {
        /** There is none of that id, or it ended. */
        UNKNOWN,
        /** It could not be had in time. */
        UNAVAILABLE,
        /** Too many requests wait for sessions already. */
        CROWDED
    }

    /** The engine went to work. */
    default void started(SessionEngine engine) {}

    /** The engine stopped; it may be started again. */
    default void stopped(SessionEngine engine) {}

    /**
     * A session is about to be opened.
     *
     * @return what {@link #opened} or {@link #notOpened} gets; may be null
     */
    default @Nullable Object opens() {
        return null;
    }

    /**
     * A session was opened.
     *
     * @param mark what {@link #opens} returned
     * @param took how long that took; zero if memory had it, and nothing was waited for
     */
    default void opened(@Nullable Object mark, SessionId id, Source source, Duration took) {}

    /**
     * A session was not opened.
     *
     * @param mark what {@link #opens} returned
     * @param took how long it was tried
     */
    default void notOpened(@Nullable Object mark, SessionId id, Failure failure, Duration took) {}

    /**
     * A request begins for the application.
     *
     * @return the mark of its {@link TimeSheet}; may be null
     */
    default @Nullable Object serves() {
        return null;
    }

    /** A request is over, as far as the thread that served it is concerned. */
    default void served(TimeSheet times) {}

    /** A session began on this node. */
    default void created(SessionId id) {}

    /** This node ended a session. */
    default void ended(SessionId id, End.Cause cause) {}

    /** A session got another id. */
    default void renamed(SessionId former, SessionId id) {}

    /** An idle session left this node's memory for the store. */
    default void evicted(SessionId id) {}

    /** Another node asked for a session that is here. */
    default void asked(SessionId id, NodeId node) {}

    /**
     * This node let go of a session that others had asked for.
     *
     * @param to the nodes that had asked
     */
    default void handedOver(SessionId id, Set<NodeId> to) {}

    /** The store refused a write; what was changed is lost, or the session is another node's. */
    default void refused(SessionId id, SaveResult why) {}

    /** The requests that held a session lost it, because others waited for too long. */
    default void takenAway(SessionId id) {}

    /**
     * A sweep ended sessions that no living node had.
     *
     * @param ended how many
     */
    default void swept(long ended) {}
}
