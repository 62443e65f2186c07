// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.baton.it.chaos.check.Finding;
import io.baton.it.chaos.check.SessionHistory;
import io.baton.it.chaos.check.Tolerance;
import io.baton.it.chaos.check.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of a run.
 *
 * @param about the run's settings, by name
 * @param again the command that runs it again
 * @param faults what happened
 * @param histories of all sessions
 * @param troubles what went wrong for whom
 * @param findings in the order of time
 * @param tolerance says which of them are violations
 * @param leftovers what instances had at the begin and at the end, in words
 */
public record Report(
        Map<String, String> about,
        String again,
        List<String> faults,
        List<SessionHistory> histories,
        List<Trouble> troubles,
        List<Finding> findings,
        Tolerance tolerance,
        List<String> leftovers) {

    /** Whether no promise was broken. */
    public boolean isGood() {
        return findings.stream().noneMatch(finding -> tolerance.isViolation(finding.kind()));
    }

    /** The verdict in a sentence or two. */
    public String verdict() {
        if (isGood()) {
            return "CHAOS OK with seed %s: %d faults, no violation. Tolerated: %s."
                    .formatted(
                            about.get("seed"), faults.size(), Summary.of(this).counted(false));
        }
        return "CHAOS FAILED with seed %s: %s. Run it again: %s"
                .formatted(about.get("seed"), Summary.of(this).counted(true), again);
    }

    /** Writes {@code report.md}, {@code report.json}, the plot, and what sessions with violations were told. */
    public void writeTo(Path directory, Instant start) {
        Summary summary = Summary.of(this);
        try {
            Files.writeString(directory.resolve("report.md"), summary.markdown(verdict()));
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(directory.resolve("report.json").toFile(), summary.json(verdict()));
            Files.writeString(
                    directory.resolve("throughput-latency.svg"),
                    LoadPlot.of(Second.of(summary.visits(), start), troubles, start));
            Files.write(directory.resolve("sessions-with-violations.txt"), stories());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> stories() {
        Set<String> names = findings.stream()
                .filter(finding -> tolerance.isViolation(finding.kind()))
                .map(Finding::subject)
                .collect(Collectors.toSet());
        return histories.stream()
                .filter(history -> names.contains(history.name()))
                .flatMap(history -> Stream.concat(
                        Stream.of("", history.name() + " " + history.id().orElse("never begun")),
                        history.visits().stream().map(visit -> "  " + visit)))
                .toList();
    }
}
