// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holds what clients were told against what is promised. */
public final class Checker {
    private final Rules rules;
    private final Troubles troubles;

    /**
     * A checker of one run.
     *
     * @param rules what is promised
     * @param troubles what went wrong in the run
     */
    public Checker(Rules rules, List<Trouble> troubles) {
        this.rules = rules;
        this.troubles = new Troubles(troubles, rules);
    }

    /** Everything worth telling of these sessions, in the order of time. */
    public List<Finding> findings(List<SessionHistory> histories, List<SessionEvent> events) {
        AnswerCheck answers = new AnswerCheck(troubles, rules);
        return Stream.of(
                        histories.stream().flatMap(history -> new StateCheck(history, troubles).findings().stream()),
                        histories.stream().flatMap(history -> answers.findings(history).stream()),
                        new EndingCheck(events, troubles, rules).findings(histories).stream())
                .flatMap(findings -> findings)
                .sorted(Comparator.comparing(Finding::at))
                .toList();
    }

    /** How many sessions must still end on their own, so that it would be too early to ask for findings. */
    public int stillToEnd(List<SessionHistory> histories, List<SessionEvent> events) {
        return new EndingCheck(events, troubles, rules).expected(histories).size();
    }
}
