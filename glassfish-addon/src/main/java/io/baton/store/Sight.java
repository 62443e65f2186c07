// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;

/** What a look at a session shows, without claiming it. */
public sealed interface Sight {

    /** Which sight this is. */
    Kind kind();

    /** The sights, for switching. */
    enum Kind {
        PRESENT,
        ABSENT,
        ENDED,
        UNREADABLE
    }

    /**
     * A session.
     *
     * @param id of the session, as the record keeps it
     * @param owner who owns it, or did so last
     * @param owned whether it is owned now
     * @param metadata of the record
     */
    record Present(StoredId id, Ownership owner, boolean owned, SessionMetadata metadata) implements Sight {

        /** A session whose id is kept in clear. */
        public Present(SessionId id, Ownership owner, boolean owned, SessionMetadata metadata) {
            this(StoredId.of(id), owner, owned, metadata);
        }

        @Override
        public Kind kind() {
            return Kind.PRESENT;
        }
    }

    /** No session, and no memory of one. */
    record Absent() implements Sight {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }
    }

    /**
     * A tombstone.
     *
     * @param fence above all that the session ever had
     */
    record Ended(long fence) implements Sight {
        @Override
        public Kind kind() {
            return Kind.ENDED;
        }
    }

    /** Something that is not a session record of a known format. */
    record Unreadable() implements Sight {
        @Override
        public Kind kind() {
            return Kind.UNREADABLE;
        }
    }
}
