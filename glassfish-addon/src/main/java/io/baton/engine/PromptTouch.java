// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.engine;

import io.baton.time.Threads;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How the store soon hears of sessions that are used again after a while: if their node dies the next moment, nobody would know that they were used so late,
 * and they would end too early. In the background, all at once that came together while the former were told.
 */
final class PromptTouch {

    private final Threads threads;
    private final Touching touching;
    private final Set<LocalSession> usedAgain = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean underWay = new AtomicBoolean();

    PromptTouch(Threads threads, Touching touching) {
        this.threads = threads;
        this.touching = touching;
    }

    /** The session was used, long after the store last heard so. */
    void usedAgain(LocalSession session) {
        if (usedAgain.add(session) && underWay.compareAndSet(false, true)) {
            threads.run("used-again", this::tell);
        }
    }

    private void tell() {
        underWay.set(false);
        List<LocalSession> batch = List.copyOf(usedAgain);
        batch.forEach(usedAgain::remove);
        // What cannot be told like this is left to the next pulse.
        touching.touch(batch.stream().filter(LocalSession::isAccessOutdated).toList());
    }
}
