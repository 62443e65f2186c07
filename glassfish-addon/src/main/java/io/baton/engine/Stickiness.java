// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

/**
 * Whether a session stays with this node or wanders between nodes. One that wanders is let go of at the end of each request, in the script of the write,
 * which saves the next node the hand-over.
 *
 * <p>Concurrency: used under the session's lock.
 */
final class Stickiness {

    /** A stay of so few requests that giving the session away at once would have been cheaper. */
    private static final int SHORT_STAY = 2;
    /** So many claims in a row that nobody else came between make a session sticky again. */
    private static final int CALM = 3;

    private boolean wanders;
    private int visits;
    private int calm;

    boolean wanders() {
        return wanders;
    }

    /** A request of this node got the session. */
    void visited() {
        visits++;
    }

    /** The session came from another node. */
    void arrived() {
        visits = 0;
        calm = 0;
    }

    /** The session was let go of here before, and nobody else came. */
    void stayed() {
        visits = 0;
        calm++;
        wanders &= calm < CALM;
    }

    /** Another node asked for the session and got it. */
    void left() {
        if (visits <= SHORT_STAY) {
            wanders = true;
            calm = 0;
        }
    }
}
