// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.config;

/** How the attributes of a session are kept. */
public enum SessionModel {
    /** Each for itself: only what changed is written, and one that cannot be read leaves the others alone. */
    SPLIT,
    /** All in one: an object that two attributes refer to stays one object when the session moves. */
    MONOLITHIC
}
