// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.it.bench.PlainCluster;
import io.baton.it.glassfish.GlassFishCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R4.4: a session's timeout, none and negative ones included, is what it is without Baton: what applications are told of it, and when the session ends. */
@OfContainer
class SessionTimeoutIT {

    /** The applications by what their web.xml says; {@code here} says nothing. */
    private static final Map<String, Integer> MINUTES = Map.of("zero", 0, "minus", -3);

    private static Bench bench;
    private static GlassFishCluster plain;

    @BeforeAll
    static void deploy() {
        bench = Bench.with(Map.of("backupMode", "request"));
        plain = PlainCluster.cluster();
        for (GlassFishCluster cluster : List.of(bench.cluster(), plain)) {
            cluster.deploy(bench.archives().across(), "here");
            MINUTES.forEach((name, minutes) -> cluster.deploy(bench.archives().acrossWithTimeout(minutes), name));
        }
    }

    @AfterAll
    static void undeploy() {
        for (GlassFishCluster cluster : List.of(bench.cluster(), plain)) {
            cluster.undeploy("here");
            MINUTES.keySet().forEach(cluster::undeploy);
        }
    }

    static Stream<List<String>> stories() {
        return Stream.of("here", "zero", "minus").flatMap(SessionTimeoutIT::stories);
    }

    private static Stream<List<String>> stories(String application) {
        String one = application + " ";
        return Stream.of(
                List.of(one + "count look", one + "look", one + "look count", one + "end", one + "look"),
                List.of(one + "look", one + "count life:0 look", one + "look", one + "count"),
                List.of(one + "count", one + "life:0 look count", one + "look"),
                List.of(one + "count bind:a", one + "life:0", one + "look"),
                List.of(one + "life:-1 look", one + "look", one + "count", one + "look"),
                List.of(one + "count", one + "life:-7", one + "look", one + "life:90 look", one + "look"),
                List.of(one + "life:-2147483648 look", one + "look"),
                List.of(one + "life:2147483647 look", one + "look"),
                List.of(one + "life:1 look count bind:b", "wait:2", one + "look"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isAsWithoutBaton(List<String> story) {
        String without = lines(Crossing.of(story, plain.instance(0)));
        assertThat(lines(Crossing.of(story, bench.a()))).as("with Baton").isEqualTo(without);
        assertThat(lines(Crossing.of(story, bench.a(), bench.b())))
                .as("with Baton, each request on another instance")
                .isEqualTo(without);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
