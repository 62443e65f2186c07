// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos;

import io.baton.it.bench.Workbench;
import io.baton.it.chaos.check.Checker;
import io.baton.it.chaos.check.Finding;
import io.baton.it.chaos.check.SessionHistory;
import io.baton.it.chaos.fault.FaultScript;
import io.baton.it.chaos.fault.Storm;
import io.baton.it.chaos.load.Crowd;
import io.baton.it.chaos.report.Report;
import io.baton.it.chaos.report.Timeline;
import io.baton.it.chaos.site.Census;
import io.baton.it.chaos.site.Site;
import io.baton.it.process.Interrupted;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The whole suite: a cluster, clients, faults, a last look, and a verdict. */
public final class Chaos {
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    /** A session that was retired ends so long after its time at the latest, on a busy machine. */
    private static final Duration LONGEST_END = Duration.ofSeconds(90);

    /** Connections that are not used any more are closed within this time. */
    private static final Duration LONGEST_CLEANING = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Plan plan;
    private final Workbench bench = Workbench.fromSystemProperties();
    private final Path directory;
    private final Timeline timeline;

    private Chaos(Plan plan, PrintStream out) {
        this.plan = plan;
        this.directory = bench.project().resolve("it/target/chaos").resolve(Long.toString(plan.seed()));
        this.timeline = new Timeline(directory.resolve("timeline.txt"), out);
    }

    /** Runs the plan that the system properties describe; the exit code is 0 if no promise was broken, 1 if one was, and 2 if the suite itself failed. */
    public static void main(String[] args) {
        System.exit(run(System.out));
    }

    private static int run(PrintStream out) {
        try {
            Report report = run(Plan.fromSystemProperties(), out);
            out.println(report.verdict());
            return report.isGood() ? 0 : 1;
        } catch (RuntimeException e) {
            e.printStackTrace(out);
            out.println("CHAOS BROKE OFF: " + e);
            return 2;
        }
    }

    /** Runs a plan. */
    static Report run(Plan plan, PrintStream out) {
        return new Chaos(plan, out).run();
    }

    private Report run() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        timeline.tell("seed " + plan.seed() + "; again: " + plan.command());
        try (Site site = Site.start(bench, plan.store(), plan.settings())) {
            try {
                return run(site);
            } finally {
                site.copyLogsTo(directory);
            }
        }
    }

    private Report run(Site site) {
        Crowd crowd =
                new Crowd(site.addresses(), plan.rules().slowest(), plan.rules().retirement());
        Storm storm = new Storm(new FaultScript(plan.seed(), plan.faults(), Site.INSTANCES), site, timeline::tell);
        Instant start = Instant.now();
        crowd.begin(plan.clients(), plan.seed());
        pause(WARM_UP);
        List<Census> before = site.census();
        timeline.tell("clients are at work; " + before);
        storm.rage(plan.time());
        timeline.tell("no more faults");
        crowd.end();
        crowd.look();
        List<Finding> findings = new ArrayList<>(storm.findings());
        Checker checker = new Checker(plan.rules(), storm.troubles());
        await(LONGEST_END, () -> checker.stillToEnd(crowd.histories(), site.events()) == 0);
        await(LONGEST_CLEANING, () -> new Leftovers(before, site.census()).isNothing());
        Leftovers leftovers = new Leftovers(before, site.census());
        findings.addAll(leftovers.findings());
        List<SessionHistory> histories = crowd.histories();
        findings.addAll(checker.findings(histories, site.events()));
        findings.sort(Comparator.comparing(Finding::at));
        findings.forEach(
                finding -> timeline.insert(finding.at(), plan.tolerance().told(finding)));
        timeline.write();
        Report report = new Report(
                plan.description(),
                plan.command(),
                storm.faults(),
                histories,
                storm.troubles(),
                findings,
                plan.tolerance(),
                leftovers.lines());
        report.writeTo(directory, start);
        timeline.tell("more in " + directory);
        return report;
    }

    private static void await(Duration patience, BooleanSupplier condition) {
        Instant end = Instant.now().plus(patience);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            pause(LOOK);
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new Interrupted("the next step", e);
        }
    }
}
