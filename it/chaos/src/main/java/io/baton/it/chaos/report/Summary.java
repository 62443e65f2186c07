// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.report;

import io.baton.it.chaos.check.Deed;
import io.baton.it.chaos.check.Finding;
import io.baton.it.chaos.check.FindingKind;
import io.baton.it.chaos.check.Outcome;
import io.baton.it.chaos.check.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report in figures. */
final class Summary {
    private static final int MOST_FINDINGS = 200;

    private final Report report;
    private final List<Visit> visits;

    private Summary(Report report) {
        this.report = report;
        this.visits = report.histories().stream()
                .flatMap(history -> history.visits().stream())
                .toList();
    }

    static Summary of(Report report) {
        return new Summary(report);
    }

    /** All requests. */
    List<Visit> visits() {
        return visits;
    }

    /** How many findings there are of each kind that is a violation, or is not. */
    String counted(boolean violation) {
        Map<FindingKind, Long> kinds = report.findings().stream()
                .map(Finding::kind)
                .filter(kind -> report.tolerance().isViolation(kind) == violation)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return kinds.isEmpty()
                ? "none"
                : kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }

    String markdown(String verdict) {
        StringBuilder text = new StringBuilder("# Chaos\n\n").append(verdict).append("\n\n");
        text.append("| | |\n|---|---|\n");
        figures().forEach((name, value) -> text.append("| %s | %s |\n".formatted(name, value)));
        text.append("\n## Faults\n\n");
        report.faults().forEach(fault -> text.append("- ").append(fault).append('\n'));
        text.append("\n## Findings\n\n");
        report.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> text.append(
                        "- %s %s\n".formatted(finding.at(), report.tolerance().told(finding))));
        if (report.findings().size() > MOST_FINDINGS) {
            text.append("- and %d more, in timeline.txt\n"
                    .formatted(report.findings().size() - MOST_FINDINGS));
        }
        return text.toString();
    }

    Map<String, Object> json(String verdict) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("good", report.isGood());
        all.put("verdict", verdict);
        all.put("figures", figures());
        all.put("faults", report.faults());
        all.put("findings", report.findings().stream().map(this::json).toList());
        return all;
    }

    private Map<String, Object> json(Finding finding) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("at", finding.at().toString());
        one.put("kind", finding.kind());
        one.put("violation", report.tolerance().isViolation(finding.kind()));
        one.put("subject", finding.subject());
        one.put("text", finding.text());
        return one;
    }

    private Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>(report.about());
        figures.put("faults", Integer.toString(report.faults().size()));
        figures.put("requests", visits.size() + ": " + outcomes());
        double[] millis =
                Second.millis(visits.stream().filter(Visit::isAnswered).toList());
        figures.put(
                "answered in",
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, at most %.0f ms",
                        Second.percentile(millis, 50),
                        Second.percentile(millis, 99),
                        Second.percentile(millis, 100)));
        figures.put("sessions", Integer.toString(report.histories().size()));
        figures.put("acknowledged changes", Long.toString(acknowledged(Deed.CHANGE) + acknowledged(Deed.RETIRE)));
        figures.put("sessions ended by clients", Long.toString(acknowledged(Deed.END)));
        figures.put("sessions left to end on their own", Long.toString(acknowledged(Deed.RETIRE)));
        figures.put("sessions looked at in the end", Long.toString(lookedAt()));
        report.leftovers()
                .forEach(line -> figures.put("leftovers of " + line.split(": ", 2)[0], line.split(": ", 2)[1]));
        figures.put("violations", counted(true));
        figures.put("tolerated", counted(false));
        return figures;
    }

    private String outcomes() {
        Map<Outcome, Long> counts =
                visits.stream().collect(Collectors.groupingBy(Visit::outcome, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(Collectors.joining(", "));
    }

    private long acknowledged(Deed deed) {
        return visits.stream()
                .filter(visit -> visit.deed() == deed)
                .filter(visit -> visit.outcome() == Outcome.SHOWN || visit.outcome() == Outcome.ENDED)
                .count();
    }

    private long lookedAt() {
        return report.histories().stream()
                .filter(history -> history.visits().stream().anyMatch(Visit::last))
                .count();
    }
}
