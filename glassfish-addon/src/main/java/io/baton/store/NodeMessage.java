// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.NodeId;

/** What nodes say to each other. Every message may be lost, doubled or late; none of them is needed for safety. */
public sealed interface NodeMessage {

    /**
     * A node to itself, to know that its subscription is alive.
     *
     * @param renewal the renewal of the lease that it goes with
     */
    record Ping(long renewal) implements NodeMessage {}

    /**
     * A request for a session.
     *
     * @param key which session
     * @param fence under which the addressee owns it, as far as the asker knows
     * @param asker who waits for it
     */
    record Ask(SessionKey key, long fence, NodeId asker) implements NodeMessage {

        /** @throws IllegalArgumentException if the fence is not positive: nobody owns a session under such */
        public Ask {
            if (fence <= 0) {
                throw new IllegalArgumentException("fence " + fence + " must be positive");
            }
        }
    }

    /**
     * The answer to {@link Ask}: the session was let go of, or is not the addressee's; the store knows.
     *
     * @param key which session
     */
    record Released(SessionKey key) implements NodeMessage {}

    /**
     * The word that a session's time is over, which its owner has not ended: it may own it without knowing, by a claim or after a release whose answer was
     * lost.
     *
     * @param key which session
     * @param fence under which the addressee owns it, as far as the sender knows
     */
    record Overdue(SessionKey key, long fence) implements NodeMessage {

        /** @throws IllegalArgumentException if the fence is not positive: nobody owns a session under such */
        public Overdue {
            if (fence <= 0) {
                throw new IllegalArgumentException("fence " + fence + " must be positive");
            }
        }
    }
}
