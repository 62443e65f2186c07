// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.bench.PlainCluster;
import io.baton.it.glassfish.GlassFishCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R2.2, R3.1, R4.2, R4.3: sessions that an application begins, uses and ends in another one, by dispatches of each kind, are what they are without Baton, on
 * one instance and with each request on another one.
 */
@OfContainer
class CrossContextIT {

    /** How one application lets the other one do things. */
    private static final List<String> DISPATCHES = List.of("include", "forward", "async");

    private static Bench bench;
    private static GlassFishCluster plain;

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        plain = PlainCluster.cluster();
        Path archive = bench.archives().across();
        for (GlassFishCluster cluster : List.of(bench.cluster(), plain)) {
            cluster.deploy(archive, "here");
            cluster.deploy(archive, "there");
            cluster.deploy(bench.archives().acrossOfOneServer(), "alone");
        }
    }

    @AfterAll
    static void undeploy() {
        for (GlassFishCluster cluster : List.of(bench.cluster(), plain)) {
            cluster.undeploy("here");
            cluster.undeploy("there");
            cluster.undeploy("alone");
        }
    }

    static Stream<List<String>> stories() {
        return DISPATCHES.stream().flatMap(CrossContextIT::stories);
    }

    private static Stream<List<String>> stories(String dispatch) {
        String across = "here " + dispatch + ":/there ";
        return Stream.of(
                // Begins there, goes on here and there.
                List.of(
                        across + "count look",
                        across + "count",
                        "there count",
                        "here look",
                        "there look",
                        across + "look"),
                List.of("here count", across + "look count look", "there count", "here count look"),
                // Ends in time, each in its own.
                List.of(
                        across + "count bind:a life:1",
                        "wait:2",
                        "here count",
                        across + "look count",
                        "there count",
                        across + "count life:1",
                        "wait:1",
                        "there look"),
                // Three seconds, for a hand-over lies between the first two steps.
                List.of("here count life:3", across + "count", "wait:1", "there look", across + "count"),
                // Is ended, and begun anew.
                List.of(
                        across + "count bind:a",
                        across + "end look",
                        "there look",
                        "here look",
                        across + "count",
                        "there count",
                        across + "count"),
                List.of(
                        across + "count end look count bind:b look",
                        "there count",
                        "here look",
                        across + "look end count",
                        "there count",
                        "there count"),
                List.of("here count", across + "count", "here end", "there look", across + "look count"),
                List.of(across + "count life:0 look", "there look", across + "look"),
                // Gets another id.
                List.of(
                        "here count",
                        across + "count rename look count",
                        "there look",
                        "here look",
                        across + "look count",
                        "there count"),
                List.of("here count", across + "count", "here rename", across + "look count", "there look"),
                List.of("here count", across + "count", "there rename", "there look", "here look", across + "count"),
                // Goes wrong.
                List.of(across + "count bind:a fail", "there look", "here look", across + "look"),
                List.of(across + "count error", "there look count", "here look"));
    }

    static Stream<List<String>> storiesOfNestedDispatches() {
        return Stream.of(
                List.of(
                        "here include:/there count include:/here count look back count back look count",
                        "there count",
                        "here count"),
                List.of(
                        "here include:/there include:/here count include:/there count life:1 back back look back look",
                        "wait:1",
                        "here look",
                        "there look"),
                List.of(
                        "here count forward:/there count include:/here count end back look count",
                        "there look",
                        "here look"),
                List.of(
                        "here include:/there count end back include:/there count back include:/there count bind:c",
                        "there look",
                        "here look"),
                List.of("here async:/there count async:/here count forward:/there count", "there count", "here count"),
                List.of("here include:/there async:/here count", "there look", "here look"),
                List.of("here forward:/there async:/there count life:1", "wait:1", "here look"));
    }

    @ParameterizedTest
    @MethodSource({"stories", "storiesOfNestedDispatches"})
    void isAsWithoutBaton(List<String> story) {
        String without = lines(Crossing.of(story, plain.instance(0)));
        assertThat(lines(Crossing.of(story, bench.a()))).as("with Baton").isEqualTo(without);
        assertThat(lines(Crossing.of(story, bench.a(), bench.b())))
                .as("with Baton, each request on another instance")
                .isEqualTo(without);
    }

    /** The other application's sessions are replicated, and its own are not. */
    @ParameterizedTest
    @ValueSource(strings = {"include", "forward", "async"})
    void isAsWithoutBatonWhereOneOfThemIsNotReplicated(String dispatch) {
        List<String> story = List.of(
                "alone " + dispatch + ":/there count",
                "there count",
                "alone count",
                "there " + dispatch + ":/alone look count",
                "alone " + dispatch + ":/there look end",
                "alone " + dispatch + ":/there look count life:1",
                "wait:1",
                "there look");
        assertThat(lines(Crossing.of(story, bench.a()))).isEqualTo(lines(Crossing.of(story, plain.instance(0))));
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
