// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether {@code sessionDestroyed} was called once for each session that ended, and for no other. */
final class EndingCheck {
    /** Sessions count in seconds. */
    private static final Duration GRAIN = Duration.ofSeconds(1);

    private final Troubles troubles;
    private final Rules rules;
    private final Map<String, List<SessionEvent>> destroyed;

    EndingCheck(List<SessionEvent> events, Troubles troubles, Rules rules) {
        this.troubles = troubles;
        this.rules = rules;
        this.destroyed = events.stream()
                .filter(event -> !event.created())
                .sorted(Comparator.comparing(SessionEvent::at))
                .collect(Collectors.groupingBy(SessionEvent::id));
    }

    /** What is wrong with the ends of these sessions, and of those whose beginning the client was not told of. */
    List<Finding> findings(List<SessionHistory> histories) {
        Map<String, String> names = histories.stream()
                .filter(history -> history.id().isPresent())
                .collect(Collectors.toMap(history -> history.id().orElseThrow(), SessionHistory::name, (a, b) -> a));
        List<Finding> findings = new ArrayList<>();
        destroyed.forEach((id, events) -> {
            if (events.size() > 1) {
                findings.add(again(names.getOrDefault(id, "unknown"), events));
            }
        });
        histories.forEach(history -> history.id().ifPresent(id -> judge(history, id, findings)));
        return findings;
    }

    /** The sessions that must end on their own and have not yet. */
    List<SessionHistory> expected(List<SessionHistory> histories) {
        return histories.stream()
                .filter(history ->
                        history.id().filter(id -> !destroyed.containsKey(id)).isPresent())
                .filter(history -> history.visits().stream()
                        .anyMatch(visit -> visit.deed() == Deed.RETIRE
                                && visit.outcome() == Outcome.SHOWN
                                && !troubles.mayForget(visit.instance(), visit.done())))
                .toList();
    }

    private Finding again(String name, List<SessionEvent> events) {
        return new Finding(
                events.get(events.size() - 1).at(),
                reason(events.subList(0, events.size() - 1)),
                name,
                "sessionDestroyed was called %d times: %s".formatted(events.size(), events));
    }

    private FindingKind reason(List<SessionEvent> forgotten) {
        if (forgotten.stream().allMatch(troubles::killedWhileEnding)) {
            return FindingKind.DESTROYED_AGAIN_BY_CRASH;
        }
        if (forgotten.stream().allMatch(troubles::cutOffWhileEnding)) {
            return FindingKind.DESTROYED_AGAIN_BY_CUT;
        }
        return forgotten.stream().allMatch(troubles::mayForgetEnd)
                ? FindingKind.STORE_FELL_BACK
                : FindingKind.DESTROYED_AGAIN;
    }

    private void judge(SessionHistory history, String id, List<Finding> findings) {
        List<SessionEvent> events = destroyed.getOrDefault(id, List.of());
        List<Visit> ends = history.visits().stream()
                .filter(visit -> visit.deed() == Deed.END || visit.deed() == Deed.RETIRE)
                .toList();
        if (ends.isEmpty()) {
            if (!events.isEmpty()
                    && troubles.emptied(Instant.MIN, events.get(0).at()).isEmpty()) {
                findings.add(early(history, events.get(0), "though nobody ended it"));
            }
            return;
        }
        Visit end = ends.get(0);
        if (!end.isAnswered() || end.outcome() == Outcome.NONE) {
            return;
        }
        if (events.isEmpty()) {
            if (end.deed() == Deed.END || !troubles.mayForget(end.instance(), end.done())) {
                findings.add(new Finding(
                        end.done(), FindingKind.NOT_DESTROYED, history.name(), "no sessionDestroyed after " + end));
            }
        } else if (end.deed() == Deed.RETIRE
                && events.get(0)
                        .at()
                        .isBefore(end.sent().plus(rules.retirement()).minus(GRAIN))) {
            findings.add(early(history, events.get(0), "after " + end));
        }
    }

    private static Finding early(SessionHistory history, SessionEvent event, String why) {
        return new Finding(
                event.at(),
                FindingKind.DESTROYED_EARLY,
                history.name(),
                "sessionDestroyed on instance%d %s".formatted(event.instance() + 1, why));
    }
}
