// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a client did with one session and was told of it. */
public final class SessionHistory {
    private final String name;
    private final List<Visit> visits = new ArrayList<>();
    private @Nullable String id;

    /** The history of a session that is still to begin; the name is the checker's own. */
    public SessionHistory(String name) {
        this.name = name;
    }

    /** Takes note of the id that the server gave it. */
    public synchronized void begun(String newId) {
        id = newId;
    }

    /** Adds what came next. */
    public synchronized void add(Visit visit) {
        visits.add(visit);
    }

    /** Its name in reports. */
    public String name() {
        return name;
    }

    /** Its id; empty if it never began as far as the client knows. */
    public synchronized Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** What was done, in the order in which the client did it. */
    public synchronized List<Visit> visits() {
        return Collections.unmodifiableList(new ArrayList<>(visits));
    }

    /** Whether it lives, as far as the client can know: it began, nobody tried to end it, and it was not lost. */
    public synchronized boolean isAlive() {
        return id != null
                && visits.stream()
                        .noneMatch(visit -> visit.deed() == Deed.END
                                || visit.deed() == Deed.RETIRE
                                || visit.outcome() == Outcome.NONE);
    }
}
