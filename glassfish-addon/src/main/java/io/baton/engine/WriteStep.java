// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

/** The next thing to do for an attempt to write. */
enum WriteStep {
    DONE,
    /** Only look whether there is something to do. */
    LOOK,
    /** Write what changed. */
    WRITE,
    /** Write everything. */
    WRITE_ALL,
    /** Wait for the answer to what was sent, under no lock. */
    CONCLUDE;

    /** Returns the step to take if another node's state replaced the one that was drafted. */
    WriteStep anew() {
        return this == WRITE_ALL ? WRITE : this;
    }
}
