// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import org.jspecify.annotations.Nullable;

/** One session's part in a {@link GroupFlush}: encoded, then sent, then concluded. Used by one thread. */
final class Flush {

    private final Writing writing;
    private final Standing standing;
    private @Nullable Draft draft;
    private WriteStep next = WriteStep.DONE;

    Flush(Writing writing, Standing standing) {
        this.writing = writing;
        this.standing = standing;
    }

    /** Encodes what may have changed. This may run code of the application, so no session's lock may be held. */
    void encode() {
        draft = writing.draft(Occasion.FLUSH, writing.first(Occasion.FLUSH));
    }

    /** Returns the number of bytes that were encoded. */
    long length() {
        return draft == null ? 0 : draft.snapshot().length();
    }

    /** Sends what was encoded, if it is worth it. */
    void send() {
        if (draft != null) {
            // Not waiting for the end of what another group sent: that may wait for this one.
            standing.lock().lockBeside();
            try {
                next = standing.lock().isUnderWay()
                        ? WriteStep.WRITE
                        : writing.attempt(Occasion.FLUSH, draft, Way.TOGETHER);
            } finally {
                standing.lock().unlock();
            }
        }
    }

    /** Waits for the answer, if something was sent. */
    void conclude() {
        if (next == WriteStep.CONCLUDE) {
            next = WriteStep.DONE;
            next = writing.conclude(Occasion.FLUSH);
        }
    }

    /** Whether it takes more than one answer of the store, so that the session must be flushed by itself. */
    boolean isToBeRepeated() {
        return next != WriteStep.DONE;
    }
}
