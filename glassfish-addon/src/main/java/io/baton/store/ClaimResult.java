// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.Ownership;
import io.baton.model.SessionMetadata;
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
     * Granted, and no other process owned the session since this one did: what it has in memory is the session.
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
     * @param abandoned whether it was taken from an owner that did not let go of it: a session may have been used later than its record says
     * @param id of the session, as the record keeps it
     * @param metadata of the record
     * @param names of all attributes the session has
     * @param newer the attributes changed since {@link Known#version()}
     * @param left those of them that are larger than {@link Claim#largest()}, and stay in the store
     */
    record Changed(
            long fence,
            long version,
            boolean abandoned,
            StoredId id,
            SessionMetadata metadata,
            Set<String> names,
            Map<String, Frame> newer,
            Map<String, StoredFrame> left)
            implements ClaimResult {

        /** Copies the collections. */
        public Changed {
            names = Set.copyOf(names);
            newer = Map.copyOf(newer);
            left = Map.copyOf(left);
        }

        /** The same answer with the attributes in another form. */
        public Changed with(Map<String, Frame> otherNewer, Map<String, StoredFrame> otherLeft) {
            return new Changed(fence, version, abandoned, id, metadata, names, otherNewer, otherLeft);
        }

        @Override
        public Kind kind() {
            return Kind.CHANGED;
        }
    }

    /**
     * Another node owns the session, or is next in line for it.
     *
     * @param owner who
     * @param owned whether it owns the session, so that it can be asked for it
     */
    record Busy(Ownership owner, boolean owned) implements ClaimResult {
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
     * The record is older than what this node has in memory: the store lost writes. Nothing was granted, but nobody owns the
     * session either; writing the full state brings it back.
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
