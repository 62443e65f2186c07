// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.SessionEngine;
import io.baton.simulation.Simulation.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine, in thousands of runs in which things go wrong. What the properties {@code baton.seed} (of the first run), {@code baton.simulation.seeds}
 * (how many) and {@code baton.simulation.minutes} (instead of how many) say is done. Without them, every version of the code is tried with seeds of its
 * own. A seed that fails is to be added to {@code kept-seeds.txt}.
 */
class SimulationTest {

    private static final int USUAL_SEEDS = 20_000;

    private final Ear ear = new Ear();

    @AfterEach
    void listenNoMore() {
        ear.close();
    }

    static List<Long> keptSeeds() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SimulationTest.class.getResourceAsStream("kept-seeds.txt")),
                StandardCharsets.UTF_8))) {
            Stream<String> seeds =
                    lines.lines().map(line -> line.replaceAll("#.*", "").trim());
            return seeds.filter(line -> !line.isEmpty()).map(Long::valueOf).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("keptSeeds")
    void whatFailedOnceDoesNotFailAgain(long seed) {
        check(new Simulation(Sabotage.NONE).run(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 14, 19, 27, 50, 362, 1211, 4299, 21724, 33124})
    void theSameSeedIsTheSameRun(long seed) {
        Result first = new Simulation(Sabotage.NONE).explain(seed);
        Result second = new Simulation(Sabotage.NONE).explain(seed);
        assertThat(second.trace()).isEqualTo(first.trace());
        assertThat(second.hash()).isEqualTo(first.hash());
    }

    @Test
    void nothingGoesWrongThatMustNot() throws Exception {
        Integer minutes = Integer.getInteger("baton.simulation.minutes");
        long base = minutes == null ? CodeSeed.of(SessionEngine.class) : System.currentTimeMillis();
        Campaign campaign = new Campaign(Long.getLong("baton.seed", base));
        if (minutes == null) {
            campaign.run(Integer.getInteger("baton.simulation.seeds", USUAL_SEEDS));
        } else {
            campaign.run(Duration.ofMinutes(minutes));
        }
        Report.say("Simulation: " + campaign);
        campaign.failures().forEach(failure -> Report.say("failed: " + failure.seed() + " " + failure.violation()));
        campaign.failures().stream().findFirst().ifPresent(SimulationTest::check);
    }

    private static void check(Result result) {
        if (result.violation() != null) {
            Result again = new Simulation(Sabotage.NONE).explain(result.seed());
            throw new AssertionError(
                    "seed " + result.seed() + ": " + result.violation().getMessage() + "\n"
                            + String.join("\n", again.trace()),
                    again.violation());
        }
    }
}
