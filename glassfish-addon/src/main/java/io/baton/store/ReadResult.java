// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import java.util.Map;

/** What the store answers to a node that reads attributes which its claim left there. */
public sealed interface ReadResult {

    /** Which answer this is. */
    Kind kind();

    /** The answers, for switching. */
    enum Kind {
        FOUND,
        REFUSED
    }

    /**
     * The attributes as they are.
     *
     * @param frames by name, without those that the record does not have
     */
    record Found(Map<String, Frame> frames) implements ReadResult {

        /** Copies the map. */
        public Found {
            frames = Map.copyOf(frames);
        }

        @Override
        public Kind kind() {
            return Kind.FOUND;
        }
    }

    /** The record is not, or not any more, of the run that the node's memory is of. */
    record Refused() implements ReadResult {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }
}
