// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

/** On what occasion changes go to the store. */
enum Occasion {
    /** In the middle of a request. */
    SAVE,
    /** In the middle of a request that waits until the store has everything, whatever the mode. */
    CONFIRM,
    /** At the end of a request; the last one of this node lets go of the session, if others want it. */
    LET_GO,
    /** What interval mode left for later; not while a request holds the session. */
    FLUSH,
    /** Another node wants it, or this one stops; not while a request holds the session. */
    HAND_OVER,
    /** This node stops and waits for requests no longer. */
    LEAVE,
    /** A request held it for too long while others waited. */
    TAKE_AWAY,
    /** Once more, because something failed before. */
    RETRY;

    boolean waitsForHolds() {
        return this == FLUSH || this == HAND_OVER;
    }

    /** Whether values hear of it if the session leaves: not those that a request is at work with, nor those that are taken from one. */
    boolean isAnnounced() {
        return this != SAVE && this != CONFIRM && this != TAKE_AWAY;
    }

    /** Whether somebody else who lets go of the session makes it needless. */
    boolean isInBackground() {
        return waitsForHolds() || this == RETRY;
    }

    /** Whether a request is under way that waits no longer than the mode says. */
    boolean isInRequest() {
        return this == SAVE || this == LET_GO;
    }

    /** Whether somebody waits for the session now, so that what cannot be written does not keep it here. */
    boolean isDemanded() {
        return this == HAND_OVER || this == LEAVE || this == TAKE_AWAY;
    }

    /** Whether there is nothing to do for a session that was let go of with everything there was. */
    boolean isForOwnersOnly() {
        return waitsForHolds() || this == LEAVE;
    }
}
