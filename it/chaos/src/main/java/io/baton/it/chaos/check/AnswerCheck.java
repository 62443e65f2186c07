// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.util.List;
import java.util.Optional;

/** How requests ended, and how long they took, whatever they showed. */
final class AnswerCheck {
    private final Troubles troubles;
    private final Rules rules;

    AnswerCheck(Troubles troubles, Rules rules) {
        this.troubles = troubles;
        this.rules = rules;
    }

    List<Finding> findings(SessionHistory history) {
        return history.visits().stream()
                .flatMap(visit ->
                        judge(visit)
                                .map(kind -> new Finding(visit.done(), kind, history.name(), visit.toString()))
                                .stream())
                .toList();
    }

    private Optional<FindingKind> judge(Visit visit) {
        boolean error = switch (visit.outcome()) {
            case SHOWN, ENDED, NONE, GAVE_UP -> false;
            case REFUSED -> !troubles.excuseStatus(visit);
            case BROKEN -> !troubles.excuseSilence(visit);
        };
        if (error) {
            return Optional.of(FindingKind.ERROR);
        }
        boolean slow = visit.took().compareTo(rules.slowest()) > 0 && !troubles.excuseSilence(visit);
        return slow ? Optional.of(FindingKind.SLOW) : Optional.empty();
    }
}
