// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos;

import io.baton.it.chaos.check.FindingKind;
import io.baton.it.chaos.check.Rules;
import io.baton.it.chaos.check.Tolerance;
import io.baton.it.chaos.fault.FaultKind;
import io.baton.it.chaos.site.StoreKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * What is to be done in a run.
 *
 * @param seed from which faults and clients are drawn
 * @param time how long faults go on
 * @param clients how many there are
 * @param mode Baton's {@code backupMode}
 * @param store what the store is made of
 * @param faults what may go wrong
 * @param slowest how long a request may take
 * @param tolerance what does not fail the run
 */
record Plan(
        long seed,
        Duration time,
        int clients,
        String mode,
        StoreKind store,
        Set<FaultKind> faults,
        Duration slowest,
        Tolerance tolerance) {
    /** Baton's default, said aloud because the checker counts on it. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** What it takes to write what is due, on a busy machine. */
    private static final Duration WRITING = Duration.ofSeconds(3);

    private static final long SLOWEST = 10;
    private static final Duration RETIREMENT = Duration.ofSeconds(10);

    Plan {
        if (!mode.equals("request") && !mode.equals("interval")) {
            throw new IllegalArgumentException("baton.chaos.mode is neither request nor interval: " + mode);
        }
        if (!FaultKind.possible(store).containsAll(faults)) {
            throw new IllegalArgumentException("baton.chaos.faults: the store \"%s\" can have %s only, not %s"
                    .formatted(store.title(), FaultKind.titles(FaultKind.possible(store)), FaultKind.titles(faults)));
        }
    }

    /** The plan that the system properties {@code baton.chaos.*} describe; without any, an hour with a random seed. */
    static Plan fromSystemProperties() {
        StoreKind store = StoreKind.named(text("store", StoreKind.ALONE.title()));
        return new Plan(
                number("seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
                Duration.ofSeconds(number("seconds", 3600)),
                Math.toIntExact(number("clients", 24)),
                text("mode", "request"),
                store,
                faultsNamed(text("faults", FaultKind.titles(FaultKind.usual(store)))),
                Duration.ofSeconds(number("slowestSeconds", SLOWEST)),
                new Tolerance(kindsNamed(text("tolerate", ""))));
    }

    /** Settings of Baton: sessions that cannot be had are told from sessions that are gone, and those that are due end soon. */
    Map<String, String> settings() {
        return Map.of(
                "backupMode",
                mode,
                "backupIntervalSeconds",
                Long.toString(INTERVAL.toSeconds()),
                "onSessionUnavailable",
                "fail",
                "reapIntervalSeconds",
                "5");
    }

    Rules rules() {
        return new Rules(mode.equals("interval") ? INTERVAL.plus(WRITING) : Duration.ZERO, slowest, RETIREMENT);
    }

    Map<String, String> description() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("seed", Long.toString(seed));
        all.put("seconds", Long.toString(time.toSeconds()));
        all.put("clients", Integer.toString(clients));
        all.put("mode", mode);
        all.put("store", store.title());
        all.put("faults drawn from", FaultKind.titles(faults));
        all.put("a request may take", slowest.toSeconds() + " s");
        all.put("tolerated besides", tolerance.more().isEmpty() ? "nothing" : tolerated());
        return all;
    }

    /** The command that does the same once more, as far as chance does not depend on time. */
    String command() {
        return "mvn -Pchaos verify -Dbaton.chaos.seed=%d -Dbaton.chaos.seconds=%d -Dbaton.chaos.clients=%d -Dbaton.chaos.mode=%s%s%s%s%s"
                .formatted(
                        seed,
                        time.toSeconds(),
                        clients,
                        mode,
                        store == StoreKind.ALONE ? "" : " -Dbaton.chaos.store=" + store.title(),
                        faults.equals(FaultKind.usual(store))
                                ? ""
                                : " -Dbaton.chaos.faults=" + FaultKind.titles(faults),
                        slowest.toSeconds() == SLOWEST ? "" : " -Dbaton.chaos.slowestSeconds=" + slowest.toSeconds(),
                        tolerance.more().isEmpty() ? "" : " -Dbaton.chaos.tolerate=" + tolerated());
    }

    private String tolerated() {
        return tolerance.more().stream().map(FindingKind::name).sorted().collect(Collectors.joining(","));
    }

    private static Set<FaultKind> faultsNamed(String list) {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        Arrays.stream(list.split(",")).map(FaultKind::named).forEach(kinds::add);
        return kinds;
    }

    private static Set<FindingKind> kindsNamed(String list) {
        return Arrays.stream(list.split(",", -1))
                .filter(name -> !name.isBlank())
                .map(name -> FindingKind.valueOf(name.strip()))
                .collect(Collectors.toSet());
    }

    private static long number(String name, long usual) {
        String text = text(name, Long.toString(usual));
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("baton.chaos." + name + " is no number: " + text, e);
        }
        throw new IllegalArgumentException("baton.chaos." + name + " must be above 0: " + text);
    }

    private static String text(String name, String usual) {
        String value = System.getProperty("baton.chaos." + name, "");
        return value.isBlank() ? usual : value.strip();
    }
}
