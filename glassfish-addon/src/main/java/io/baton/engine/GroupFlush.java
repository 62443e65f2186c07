// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The way of many sessions' changes to the store in the background: several sessions' at a time, so that one wait
 * and one turn of the store serve them all.
 *
 * <p>Concurrency: one thread. While the writes of a group are on their way, requests get its sessions from memory and
 * let go of them; whoever has to ask the store about one waits for the answer. All values are encoded before the first
 * is sent, for they may run code of the application, which may wait for such a one.
 */
final class GroupFlush {

    private static final int LARGEST_GROUP = 64;

    /** So many bytes of values that were encoded are in memory beside the sessions, and those of one session more. */
    private static final long MOST_BYTES = 1 << 20;

    private final BiConsumer<LocalSession, Boolean> done;
    private final List<LocalSession> sessions = new ArrayList<>();
    private final List<Flush> flushes = new ArrayList<>();
    private long bytes;

    /** @param done told of each session when it was flushed, and whether without a fault */
    GroupFlush(BiConsumer<LocalSession, Boolean> done) {
        this.done = done;
    }

    /** Flushes the sessions, but for those that requests hold. */
    void flush(Collection<LocalSession> all) {
        for (LocalSession session : all) {
            Flush flush = session.beginFlush();
            if (Guarded.run(session, same -> flush.encode())) {
                sessions.add(session);
                flushes.add(flush);
                bytes += flush.length();
            } else {
                done.accept(session, false);
            }
            if (sessions.size() == LARGEST_GROUP || bytes > MOST_BYTES) {
                flushGroup();
            }
        }
        flushGroup();
    }

    private void flushGroup() {
        boolean[] isDone = new boolean[sessions.size()];
        try {
            for (int i = 0; i < isDone.length; i++) {
                Flush flush = flushes.get(i);
                isDone[i] = Guarded.run(sessions.get(i), session -> flush.send());
            }
        } finally {
            conclude(0, isDone);
        }
        for (int i = 0; i < isDone.length; i++) {
            LocalSession session = sessions.get(i);
            boolean isRepeated = flushes.get(i).isToBeRepeated();
            done.accept(session, isDone[i] && (!isRepeated || Guarded.run(session, LocalSession::flush)));
        }
        sessions.clear();
        flushes.clear();
        bytes = 0;
    }

    /** Waits for all answers, whatever goes wrong with one of them: somebody may wait for the end of each. */
    private void conclude(int from, boolean[] isDone) {
        if (from < isDone.length) {
            try {
                Flush flush = flushes.get(from);
                isDone[from] &= Guarded.run(sessions.get(from), session -> flush.conclude());
            } finally {
                conclude(from + 1, isDone);
            }
        }
    }
}
