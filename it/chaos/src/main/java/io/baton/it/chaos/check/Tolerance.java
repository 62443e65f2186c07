// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.check;

import java.util.Set;

/**
 * Which findings break a promise.
 *
 * @param more kinds that do not, in this run, besides those that never do
 */
public record Tolerance(Set<FindingKind> more) {

    /** Copies the argument. */
    public Tolerance {
        more = Set.copyOf(more);
    }

    /** Whether a run with such a finding has failed. */
    public boolean isViolation(FindingKind kind) {
        return kind.isViolation() && !more.contains(kind);
    }

    /** The finding with its weight, for people. */
    public String told(Finding finding) {
        return (isViolation(finding.kind()) ? "VIOLATION " : "tolerated ") + finding;
    }
}
