// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark;

import io.baton.it.benchmark.contender.Contender;
import io.baton.it.benchmark.load.CrowdSize;
import io.baton.it.benchmark.load.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be measured, and for how long.
 *
 * @param contenders who takes part, in this order
 * @param workloads what they have to do, in this order
 * @param warmUp how long each server works at least before its first measurement
 * @param round how long a contender is measured before it is the reference's turn: longer than the interval after which Baton writes in the background, or that work
 *     would fall into the other one's turn
 * @param rounds how many turns each of the two has with each workload
 * @param crowd how many clients there are
 * @param heap the heap of each server, as {@code -Xmx} wants it
 * @param profiled whether to make a JFR recording of the server under load
 */
record Plan(
        List<Contender> contenders,
        List<Workload> workloads,
        Duration warmUp,
        Duration round,
        int rounds,
        CrowdSize crowd,
        String heap,
        boolean profiled) {
    private static final String EVERYBODY = "replication,interval,stream,request,tomcat,payara,wildfly,spring";
    private static final int SHARE_OF_REFERENCE = 3;
    private static final String EVERYTHING = "W0,W4,W20,W100,R4,C";

    /** The plan that the system properties {@code baton.bench.*} describe; without any, the whole comparison. */
    static Plan fromSystemProperties() {
        return new Plan(
                list("contenders", EVERYBODY, Contender::named),
                list("workloads", EVERYTHING, Workload::named),
                seconds("warmUpSeconds", "20"),
                seconds("seconds", "12"),
                number("rounds", "3"),
                new CrowdSize(number("connections", "8"), number("clientsPerConnection", "4")),
                text("heap", "1g"),
                Boolean.parseBoolean(text("profile", "false")));
    }

    /** How long the reference is measured in its turn. */
    Duration referenceRound() {
        return round.dividedBy(SHARE_OF_REFERENCE);
    }

    /** How the figures come about, for readers. */
    String description() {
        return ("%d rounds of %d s for each contender and workload, between rounds of a third of that of GlassFish in memory; warm-up %d s; %d connections with %d sessions each;"
                        + " heap %s. Clients, servers and store share one machine of %d processors: figures are good for ratios only.")
                .formatted(
                        rounds,
                        round.toSeconds(),
                        warmUp.toSeconds(),
                        crowd.connections(),
                        crowd.clientsPerConnection(),
                        heap,
                        Runtime.getRuntime().availableProcessors());
    }

    private static <T> List<T> list(String name, String usual, Function<String, T> meaning) {
        return Arrays.stream(text(name, usual).split(",")).map(meaning).toList();
    }

    private static Duration seconds(String name, String usual) {
        return Duration.ofSeconds(number(name, usual));
    }

    private static int number(String name, String usual) {
        String text = text(name, usual);
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("baton.bench." + name + " is no number: " + text, e);
        }
        throw new IllegalArgumentException("baton.bench." + name + " must be above 0: " + text);
    }

    private static String text(String name, String usual) {
        String value = System.getProperty("baton.bench." + name, "");
        return value.isBlank() ? usual : value.strip();
    }
}
