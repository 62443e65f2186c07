// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one session was shown to hold, answer by answer. An answer must show every change that any answer has shown that was complete when its request was sent. A
 * change whose answer never came may be there or not; from the first answer that shows it on, it must.
 */
final class StateCheck {
    private final SessionHistory history;
    private final List<Visit> visits;
    private final Excuses excuses;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, Shown> shown = new TreeMap<>();
    private final Map<Integer, Integer> reported = new HashMap<>();
    private final Set<Integer> asked = new HashSet<>();
    private boolean torn;

    StateCheck(SessionHistory history, Troubles troubles) {
        this.history = history;
        this.visits = history.visits().stream()
                .sorted(Comparator.comparing(Visit::sent))
                .toList();
        this.excuses = new Excuses(troubles, visits);
    }

    List<Finding> findings() {
        Queue<Visit> complete = new PriorityQueue<>(Comparator.comparing(Visit::done));
        visits.stream().map(Visit::number).forEach(asked::add);
        for (Visit visit : visits) {
            while (!complete.isEmpty() && !complete.element().done().isAfter(visit.sent())) {
                remember(complete.remove());
            }
            judge(visit);
            complete.add(visit);
        }
        return findings;
    }

    private void remember(Visit visit) {
        State state = visit.state();
        if (state != null) {
            state.numbers().forEach(number -> shown.putIfAbsent(number, new Shown(visit.instance(), visit.done())));
        }
    }

    private void judge(Visit visit) {
        State state = visit.state();
        if (state != null) {
            judgeShown(visit, state);
        } else if (visit.outcome() == Outcome.NONE) {
            judgeAbsence(visit);
        }
    }

    private void judgeAbsence(Visit visit) {
        Optional<Visit> begin = visits.stream()
                .filter(earlier -> earlier.deed() == Deed.BEGIN && earlier.outcome() == Outcome.SHOWN)
                .findFirst();
        Optional<Excuse> excuse = begin.flatMap(first -> excuses.absence(visit, first));
        add(visit, excuse.map(Excuse::kind).orElse(FindingKind.SESSION_LOST), "%s%s".formatted(visit, told(excuse)));
    }

    private void judgeShown(Visit visit, State state) {
        List<Integer> unknown = state.numbers().stream()
                .filter(number -> !asked.contains(number))
                .toList();
        if (!unknown.isEmpty()) {
            add(visit, FindingKind.UNKNOWN_CHANGE, "nobody asked for %s: %s".formatted(unknown, visit));
        }
        if (!state.isWhole() && !torn && !wasInterrupted()) {
            torn = true;
            add(visit, FindingKind.TORN_STATE, visit.toString());
        }
        if (visit.deed() != Deed.READ && visit.number() != 0 && !state.contains(visit.number())) {
            add(visit, FindingKind.LOST_CHANGE, "its own change is not in the answer: " + visit);
        }
        judgeLacking(visit, state);
    }

    /** A request that was given up may change the session beside the next one, which may then be stored with half of it. */
    private boolean wasInterrupted() {
        return visits.stream()
                .anyMatch(visit -> visit.number() != 0
                        && (visit.outcome() == Outcome.GAVE_UP || visit.outcome() == Outcome.BROKEN));
    }

    private void judgeLacking(Visit visit, State state) {
        Map<Verdicted, List<Integer>> lacking = new HashMap<>();
        for (Map.Entry<Integer, Shown> change : List.copyOf(shown.entrySet())) {
            if (!state.contains(change.getKey())) {
                Optional<Excuse> excuse = excuses.lacking(visit, change.getValue());
                FindingKind kind = excuse.map(Excuse::kind)
                        .orElse(visit.last() ? FindingKind.LOST_CHANGE : FindingKind.OLDER_STATE);
                lacking.computeIfAbsent(new Verdicted(kind, excuse.orElse(null)), any -> new ArrayList<>())
                        .add(change.getKey());
                if (excuse.filter(reason -> !reason.forGood()).isEmpty()) {
                    shown.remove(change.getKey());
                }
            }
        }
        lacking.forEach((verdict, numbers) -> tell(visit, verdict, numbers));
    }

    /** Each change is told of once in a session, unless it comes back meanwhile and is lost again. */
    private void tell(Visit visit, Verdicted verdict, List<Integer> numbers) {
        List<Integer> news = numbers.stream()
                .filter(number -> reported.merge(number, 1, Integer::sum) == 1)
                .toList();
        if (!news.isEmpty() || verdict.excuse() == null) {
            add(
                    visit,
                    verdict.kind(),
                    "lacks %s: %s%s".formatted(numbers, visit, told(Optional.ofNullable(verdict.excuse()))));
        }
    }

    private static String told(Optional<Excuse> excuse) {
        return excuse.map(reason -> " (" + reason.trouble() + ")").orElse("");
    }

    private void add(Visit visit, FindingKind kind, String text) {
        findings.add(new Finding(visit.done(), kind, history.name(), text));
    }

    /** What is said of several changes at once. */
    private record Verdicted(FindingKind kind, @Nullable Excuse excuse) {}
}
