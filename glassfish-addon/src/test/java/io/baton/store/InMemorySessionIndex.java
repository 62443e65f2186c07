// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.store;

import io.baton.model.ApplicationName;
import io.baton.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contract in plain Java: the twin of the Redis index.
 *
 * <p>Concurrency: every method is synchronized; entries are immutable.
 */
public final class InMemorySessionIndex implements SessionIndex {

    private record Entry(Instant at, boolean taken) {}

    private final TimeSource time;
    private final Map<ApplicationName, Map<String, Entry>> lists = new HashMap<>();
    private final Map<ApplicationName, Instant> keptUntil = new HashMap<>();

    /** @param time the store's clock */
    public InMemorySessionIndex(TimeSource time) {
        this.time = time;
    }

    @Override
    public synchronized void list(ApplicationName application, Collection<Due> dues) {
        keep(application, dues);
        dues.forEach(due -> of(application).put(due.digest(), new Entry(due.at(), false)));
    }

    @Override
    public synchronized void listMissing(ApplicationName application, Collection<Due> dues) {
        keep(application, dues);
        dues.forEach(due -> of(application).putIfAbsent(due.digest(), new Entry(due.at(), false)));
    }

    private void keep(ApplicationName application, Collection<Due> dues) {
        of(application);
        dues.forEach(due -> keptUntil.merge(
                application, time.now().plus(due.timeToLive()), (one, other) -> one.isAfter(other) ? one : other));
    }

    @Override
    public synchronized List<Taken> take(ApplicationName application, Instant now, Instant until, int atMost) {
        Map<String, Entry> list = of(application);
        List<Map.Entry<String, Entry>> due = list.entrySet().stream()
                .filter(entry -> !entry.getValue().at().isAfter(now))
                .sorted(Comparator.comparing((Map.Entry<String, Entry> entry) ->
                                entry.getValue().at())
                        .thenComparing(Map.Entry::getKey))
                .limit(atMost)
                .toList();
        List<Taken> taken = new ArrayList<>();
        due.forEach(
                entry -> taken.add(new Taken(entry.getKey(), entry.getValue().taken())));
        taken.forEach(one -> list.put(one.digest(), new Entry(until, true)));
        return taken;
    }

    @Override
    public synchronized void settle(
            ApplicationName application, Instant until, Collection<Due> later, Collection<String> gone) {
        Entry asTaken = new Entry(until, true);
        keep(application, later);
        later.forEach(due -> of(application).replace(due.digest(), asTaken, new Entry(due.at(), false)));
        gone.forEach(digest -> of(application).remove(digest, asTaken));
    }

    @Override
    public synchronized void remove(ApplicationName application, Collection<String> digests) {
        of(application).keySet().removeAll(digests);
    }

    /** The digests that are listed. */
    public synchronized Set<String> listed(ApplicationName application) {
        return new TreeSet<>(of(application).keySet());
    }

    /** What the store has now, to be brought back by {@link #goBackTo}. */
    public synchronized Object copy() {
        Map<ApplicationName, Map<String, Entry>> copy = new HashMap<>();
        lists.forEach((application, list) -> copy.put(application, Map.copyOf(list)));
        return copy;
    }

    /** Loses every write since the copy was made. */
    @SuppressWarnings("unchecked")
    public synchronized void goBackTo(Object copy) {
        lists.clear();
        ((Map<ApplicationName, Map<String, Entry>>) copy)
                .forEach((application, list) -> lists.put(application, new HashMap<>(list)));
    }

    /** Restarts empty. */
    public synchronized void forgetEverything() {
        lists.clear();
        keptUntil.clear();
    }

    private Map<String, Entry> of(ApplicationName application) {
        Instant end = keptUntil.get(application);
        if (end != null && !time.now().isBefore(end)) {
            lists.remove(application);
            keptUntil.remove(application);
        }
        return lists.computeIfAbsent(application, none -> new HashMap<>());
    }
}
