package io.baton.store;

import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What the store answers to a {@link Claim}. */
public sealed interface ClaimResult {

    /** Which answer this is. */
    Kind kind();

    /** The answers, for switching. */
    enum Kind {
        UNCHANGED,
        CHANGED,
        BUSY,
        ABSENT,
        ENDED,
        BEHIND,
        UNREADABLE
    }

    /**
     * Granted, and nobody else held the session since this node did: what it has in memory is the session.
     *
     * @param fence under which to write
     */
    record Unchanged(long fence) implements ClaimResult {
        @Override
        public Kind kind() {
            return Kind.UNCHANGED;
        }
    }

    /**
     * Granted, and memory is out of date.
     *
     * @param fence under which to write
     * @param version of the record
     * @param metadata of the record
     * @param names of all attributes the session has
     * @param newer the attributes changed since {@link Claim#knownVersion()}
     */
    record Changed(long fence, long version, SessionMetadata metadata, Set<String> names, Map<String, Frame> newer)
            implements ClaimResult {

        /** Copies the collections. */
        public Changed {
            names = Set.copyOf(names);
            newer = Map.copyOf(newer);
        }

        @Override
        public Kind kind() {
            return Kind.CHANGED;
        }
    }

    /**
     * Another node holds the session, or is next in line for it.
     *
     * @param owner who
     * @param left how long its hold lasts at most
     */
    record Busy(Ownership owner, Duration left) implements ClaimResult {
        @Override
        public Kind kind() {
            return Kind.BUSY;
        }
    }

    /** The store has no such session and remembers none. */
    record Absent() implements ClaimResult {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }

    /** The session was ended: there is a tombstone. */
    record Ended() implements ClaimResult {
        @Override
        public Kind kind() {
            return Kind.ENDED;
        }
    }

    /**
     * The record is older than what this node has in memory: the store lost writes. Nothing was granted; writing the full state brings it back.
     *
     * @param fence of the record
     */
    record Behind(long fence) implements ClaimResult {
        @Override
        public Kind kind() {
            return Kind.BEHIND;
        }
    }

    /**
     * There is something under the session's key that is not a session record of a known format. It is left as it is.
     *
     * @param reason for operators
     */
    record Unreadable(String reason) implements ClaimResult {
        @Override
        public Kind kind() {
            return Kind.UNREADABLE;
        }
    }
}
