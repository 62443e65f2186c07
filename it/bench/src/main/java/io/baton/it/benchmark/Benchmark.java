// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark;

import io.baton.it.bench.Workbench;
import io.baton.it.benchmark.contender.Contender;
import io.baton.it.benchmark.contender.GlassFishSite;
import io.baton.it.benchmark.contender.Materials;
import io.baton.it.benchmark.contender.Site;
import io.baton.it.benchmark.load.LoadFailedException;
import io.baton.it.benchmark.load.Witness;
import io.baton.it.benchmark.load.Workload;
import io.baton.it.benchmark.result.Cell;
import io.baton.it.benchmark.result.Figures;
import io.baton.it.benchmark.result.Results;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The whole comparison: each contender is started, measured and ended, while GlassFish in memory lives through all of them. */
public final class Benchmark {
    /** A server that has worked already needs little to get used to another workload. */
    private static final int LATER_WARM_UP = 4;

    private final Plan plan = Plan.fromSystemProperties();
    private final Workbench bench = Workbench.fromSystemProperties();
    private final Path directory = bench.project().resolve("it/target/bench");
    private final Materials materials = new Materials(bench, plan.heap());
    private final Results results = new Results(plan.description(), directory);
    private final PrintStream out;

    private Benchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs the plan that the system properties describe. */
    public static void main(String[] args) {
        new Benchmark(System.out).run();
    }

    private void run() {
        out.println(plan.description());
        directory.toFile().mkdirs();
        try (GlassFishSite reference = GlassFishSite.inMemory(materials, "reference")) {
            reference.pause();
            for (Contender contender : plan.contenders()) {
                measure(contender, reference);
            }
            reference.resume();
        }
        out.println(results.table());
        out.println("More in " + directory);
    }

    /** What a contender fails at, it begins anew after: it may have run out of memory, or lost all sessions. */
    private void measure(Contender contender, GlassFishSite reference) {
        Deque<Workload> open = new ArrayDeque<>(
                plan.workloads().stream().filter(contender::takes).toList());
        while (!open.isEmpty()) {
            out.println("Starting " + contender.title());
            try (Site site = contender.start(materials)) {
                Witness.check(site.ports(), Site.CONTEXT);
                measure(contender, site, reference, open);
            } catch (RuntimeException e) {
                e.printStackTrace(out);
                open.forEach(workload -> add(Cell.failed(contender.title(), workload.name(), e.toString())));
                return;
            }
        }
    }

    private void measure(Contender contender, Site site, GlassFishSite reference, Deque<Workload> open) {
        Duration warmUp = plan.warmUp();
        while (!open.isEmpty()) {
            Workload workload = open.pop();
            try {
                add(Cell.of(contender.title(), workload.name(), figures(contender, site, reference, workload, warmUp)));
            } catch (LoadFailedException e) {
                add(Cell.failed(contender.title(), workload.name(), String.valueOf(e.getMessage())));
                return;
            }
            warmUp = plan.warmUp().dividedBy(LATER_WARM_UP);
        }
    }

    private Figures figures(
            Contender contender, Site site, GlassFishSite reference, Workload workload, Duration warmUp) {
        Jcmd jcmd = new Jcmd(bench.javaHome(), site.pid());
        if (plan.profiled()) {
            jcmd.startRecording();
        }
        Figures figures = new Duel(plan, reference, site, workload).fight(warmUp, jcmd);
        if (plan.profiled()) {
            jcmd.stopRecording(directory.resolve(contender.id() + "-" + workload.name() + ".jfr"));
        }
        return figures;
    }

    private void add(Cell cell) {
        results.add(cell);
        out.println(cell);
    }
}
