// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The reasons for which the answers to one session may lack a change that was shown before.
 *
 * <table>
 * <caption>Reasons</caption>
 * <tr><th>what happened</th><th>the change</th><th>told as</th></tr>
 * <tr><td>the store lost everything since</td><td>is lost</td><td>STORE_EMPTIED</td></tr>
 * <tr><td>a replica took over, and more than one instance had had the session</td><td>is lost</td><td>STORE_FELL_BACK</td></tr>
 * <tr><td>who made the change said that it had no store, and another instance had the session meanwhile</td><td>is lost</td><td>PARTITION, TWO_COPIES</td></tr>
 * <tr><td>who is asked said that it has no store, and the change was made since it lost it</td><td>is not known there until the store is back</td><td>the same</td></tr>
 * <tr><td>who is asked said that it has no store, and the change was made before</td><td>is not known there until the store is back</td><td>FORMER_COPY</td></tr>
 * <tr><td>it was made in such a copy</td><td>is lost</td><td>FORMER_COPY</td></tr>
 * <tr><td>{@code interval} mode, and who made the change was killed or stood still within the interval</td><td>is lost</td><td>LAST_INTERVAL</td></tr>
 * </table>
 *
 * <p>It is PARTITION if the other instance had the store, and TWO_COPIES if none had it.
 */
final class Excuses {
    private final Troubles troubles;
    private final List<Visit> visits;

    /** @param visits of the session */
    Excuses(Troubles troubles, List<Visit> visits) {
        this.troubles = troubles;
        this.visits = visits;
    }

    /** Why this answer does not show this change. */
    Optional<Excuse> lacking(Visit visit, Shown shown) {
        return troubles.emptied(shown.at(), visit.done())
                .map(trouble -> new Excuse(FindingKind.STORE_EMPTIED, true, trouble))
                .or(() -> fellBack(shown.at()))
                .or(() -> troubles.partitionOfWriter(shown.instance(), shown.at())
                        .flatMap(trouble -> dropped(trouble, shown)))
                .or(() -> troubles.partitionOfReader(visit).map(trouble -> unknown(trouble, shown)))
                .or(() -> troubles.endOfInterval(shown.instance(), shown.at())
                        .map(trouble -> new Excuse(FindingKind.LAST_INTERVAL, true, trouble)));
    }

    private Optional<Excuse> dropped(Trouble trouble, Shown shown) {
        if (wentOnElsewhere(trouble, shown.instance())) {
            return Optional.of(new Excuse(partition(trouble), true, trouble));
        }
        return hadGivenUp(trouble, shown.instance())
                ? Optional.of(new Excuse(FindingKind.FORMER_COPY, true, trouble))
                : Optional.empty();
    }

    private Excuse unknown(Trouble trouble, Shown shown) {
        FindingKind kind = troubles.isSince(trouble, shown.at()) ? partition(trouble) : FindingKind.FORMER_COPY;
        return new Excuse(kind, false, trouble);
    }

    /** Why this request did not find the session. */
    Optional<Excuse> absence(Visit visit, Visit begin) {
        return troubles.emptied(begin.done(), visit.done())
                .map(trouble -> new Excuse(FindingKind.STORE_EMPTIED, true, trouble))
                .or(() -> fellBack(begin.done()))
                .or(() -> troubles.partitionOfWriter(begin.instance(), begin.done())
                        .filter(trouble -> begin.instance() != visit.instance() && trouble.touches(visit))
                        .map(trouble -> new Excuse(FindingKind.NOT_YET_STORED, true, trouble)));
    }

    private Optional<Excuse> fellBack(Instant written) {
        return troubles.fellBack(written)
                .filter(this::hadWandered)
                .map(trouble -> new Excuse(FindingKind.STORE_FELL_BACK, true, trouble));
    }

    /** Whether more than one instance had had the session when the trouble was over: one that has it all the time brings it back. */
    private boolean hadWandered(Trouble trouble) {
        return visits.stream()
                        .filter(visit ->
                                visit.mayHaveBeenServed() && !visit.sent().isAfter(trouble.end()))
                        .map(Visit::instance)
                        .distinct()
                        .count()
                > 1;
    }

    private FindingKind partition(Trouble trouble) {
        return troubles.isEverywhere(trouble) ? FindingKind.TWO_COPIES : FindingKind.PARTITION;
    }

    private boolean wentOnElsewhere(Trouble trouble, int instance) {
        return visits.stream()
                .anyMatch(visit -> visit.mayHaveBeenServed() && visit.instance() != instance && trouble.touches(visit));
    }

    /** Whether another instance had the session when the trouble began. */
    private boolean hadGivenUp(Trouble trouble, int instance) {
        return visits.stream()
                .filter(Visit::isAnswered)
                .filter(visit -> visit.done().isBefore(trouble.begin()))
                .max(Comparator.comparing(Visit::done))
                .filter(visit -> visit.instance() != instance)
                .isPresent();
    }
}
