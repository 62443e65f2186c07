// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.Ownership;
import io.baton.model.SessionId;
import io.baton.model.SessionMetadata;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A write of a session by its owner.
 *
 * @param key which session
 * @param id of the session, kept in the record, for whoever ends the session must tell its listeners; {@link
 *     StoredId#NONE} with a {@link Scope#DELTA}: it stays as it is
 * @param owner who writes, under which fence
 * @param version of the record after this write, higher than any the owner used before
 * @param stored the version that the owner knows to be stored, 0 for none; a record below it lost writes
 * @param claim the number of the latest claim that the owner sent, of any session; after a {@link Scope#FULL} write, one that arrives late grants nothing
 * @param scope whether {@code changed} is what changed or all there is
 * @param metadata of the session; a last access earlier than the record's does not turn it back
 * @param changed attributes with new values
 * @param removed names of attributes that are gone
 * @param kept attributes that this node left in the store, of which a {@link Scope#FULL} write keeps what the record still has
 * @param release whether the owner lets go of the session with this write
 * @param timeToLive how long the record is kept from now; always longer than the session's own life
 */
public record Save(
        SessionKey key,
        StoredId id,
        Ownership owner,
        long version,
        long stored,
        long claim,
        Scope scope,
        SessionMetadata metadata,
        Map<String, Frame> changed,
        Set<String> removed,
        Map<String, StoredFrame> kept,
        boolean release,
        Duration timeToLive) {

    /** How much of the session a write carries. */
    public enum Scope {
        /** What changed since the record's version. */
        DELTA,
        /** Everything: creates the record, or replaces one that is behind. */
        FULL,
        /** Everything, of a session that begins under the id of one that ended: takes the place of a tombstone with a lower fence, too. */
        SUCCESSOR;

        /** Whether that is all there is of the session. */
        public boolean isEverything() {
            return this != DELTA;
        }
    }

    /** A write that keeps the id in clear. */
    public Save(
            SessionKey key,
            SessionId id,
            Ownership owner,
            long version,
            long stored,
            long claim,
            Scope scope,
            SessionMetadata metadata,
            Map<String, Frame> changed,
            Set<String> removed,
            Map<String, StoredFrame> kept,
            boolean release,
            Duration timeToLive) {
        this(
                key,
                StoredId.of(id),
                owner,
                version,
                stored,
                claim,
                scope,
                metadata,
                changed,
                removed,
                kept,
                release,
                timeToLive);
    }

    /** The same write with its id and its attributes in another form. */
    public Save with(StoredId otherId, Map<String, Frame> otherFrames) {
        return new Save(
                key,
                otherId,
                owner,
                version,
                stored,
                claim,
                scope,
                metadata,
                otherFrames,
                removed,
                kept,
                release,
                timeToLive);
    }

    /** Copies the collections. */
    public Save {
        changed = Map.copyOf(changed);
        removed = Set.copyOf(removed);
        kept = Map.copyOf(kept);
    }
}
