// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

/** What an attempt to write has to do next. */
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

    /** What to do if what was drafted was replaced by what another node left. */
    WriteStep anew() {
        return this == WRITE_ALL ? WRITE : this;
    }
}
