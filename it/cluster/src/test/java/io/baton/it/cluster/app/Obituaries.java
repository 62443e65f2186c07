// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What this instance's listeners heard of the ends of marked sessions; found through CDI alone. */
@ApplicationScoped
public class Obituaries {

    private final Map<String, List<Obituary>> all = new ConcurrentHashMap<>();

    /**
     * One event.
     *
     * @param event which
     * @param session its id
     * @param name of the application, by its naming context
     * @param millis when it was heard of
     */
    public record Obituary(String event, String session, String name, long millis) {}

    /** Takes note. */
    public void add(String mark, Obituary obituary) {
        all.computeIfAbsent(mark, first -> new CopyOnWriteArrayList<>()).add(obituary);
    }

    /** All that was heard of sessions with that mark. */
    public List<Obituary> of(String mark) {
        return all.getOrDefault(mark, List.of());
    }
}
