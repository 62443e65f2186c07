// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.chaos.check.Deed;
import io.baton.it.chaos.check.Effect;
import io.baton.it.chaos.check.Finding;
import io.baton.it.chaos.check.FindingKind;
import io.baton.it.chaos.check.Outcome;
import io.baton.it.chaos.check.SessionHistory;
import io.baton.it.chaos.check.State;
import io.baton.it.chaos.check.Tolerance;
import io.baton.it.chaos.check.Trouble;
import io.baton.it.chaos.check.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind. */
class ReportTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Finding PARTITION = new Finding(START, FindingKind.PARTITION, "s", "text");
    private static final Finding LOST = new Finding(START, FindingKind.LOST_CHANGE, "s", "text");

    @Test
    void whatIsToleratedIsNoFailure() {
        assertThat(report(List.of(PARTITION)).isGood()).isTrue();
    }

    @Test
    void aRunMayTolerateMore() {
        assertThat(report(List.of(new Finding(START, FindingKind.FORMER_COPY, "s", "text")))
                        .isGood())
                .isTrue();
        assertThat(report(List.of(new Finding(START, FindingKind.TWO_COPIES, "s", "text")))
                        .isGood())
                .isFalse();
    }

    @Test
    void aViolationNamesTheSeedAndHowToRunItAgain() {
        assertThat(report(List.of(PARTITION, LOST)).verdict())
                .isEqualTo("CHAOS FAILED with seed 7: 1 LOST_CHANGE. Run it again: mvn again");
    }

    @Test
    void filesTellFiguresFindingsAndStories(@TempDir Path directory) throws IOException {
        report(List.of(PARTITION, LOST)).writeTo(directory, START);

        assertThat(Files.readString(directory.resolve("report.md"))).contains("1: 1 SHOWN", "1 PARTITION", "kill");
        assertThat(Files.readString(directory.resolve("report.json"))).contains("\"good\" : false", "LOST_CHANGE");
        assertThat(Files.readString(directory.resolve("sessions-with-violations.txt")))
                .contains("CHANGE 1 -> SHOWN {1}");
        assertThat(Files.readString(directory.resolve("throughput-latency.svg")))
                .contains("polyline", "kill instance1")
                .endsWith("</svg>\n");
    }

    private static Report report(List<Finding> findings) {
        SessionHistory history = new SessionHistory("s");
        history.begun("id");
        history.add(new Visit(
                0,
                Deed.CHANGE,
                1,
                START.plusSeconds(1),
                START.plusSeconds(2),
                Outcome.SHOWN,
                State.of(1),
                200,
                "",
                false));
        return new Report(
                Map.of("seed", "7"),
                "mvn again",
                List.of("1 kill instance1"),
                List.of(history),
                List.of(new Trouble(0, Effect.KILLED, "fault 1 kill", START, START.plusSeconds(1), false)),
                findings,
                new Tolerance(Set.of(FindingKind.FORMER_COPY)),
                List.of("instance1: 2 connections"));
    }
}
