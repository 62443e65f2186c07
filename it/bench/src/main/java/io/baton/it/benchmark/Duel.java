// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark;

import io.baton.it.benchmark.contender.GlassFishSite;
import io.baton.it.benchmark.contender.Site;
import io.baton.it.benchmark.load.Crowd;
import io.baton.it.benchmark.load.Sample;
import io.baton.it.benchmark.load.Workload;
import io.baton.it.benchmark.result.Figures;
import io.baton.it.benchmark.result.StoreTraffic;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One contender and GlassFish in memory, measured in turns with the same workload, so that whatever else the machine does hits both. While it is the
 * contender's turn, the other one stands still.
 */
final class Duel {

    private static final long WARM_AFTER_REQUESTS_PER_SECOND = 5_000;

    /** How many times as long as planned. */
    private static final int LONGEST_WARM_UP = 4;

    private final Plan plan;
    private final GlassFishSite reference;
    private final Site site;
    private final Workload workload;

    Duel(Plan plan, GlassFishSite reference, Site site, Workload workload) {
        this.plan = plan;
        this.reference = reference;
        this.site = site;
        this.workload = workload;
    }

    /**
     * Measures both.
     *
     * @param warmUp how long each works at least before it counts
     */
    Figures fight(Duration warmUp, Jcmd jcmd) {
        try (Crowd there = crowd(reference);
                Crowd here = crowd(site)) {
            onReference(() -> {
                there.begin();
                return warmedUp(there, warmUp);
            });
            here.begin();
            warmedUp(here, warmUp);
            Rounds rounds = rounds(there, here);
            long heap = jcmd.usedHeap();
            here.end();
            onReference(() -> {
                there.end();
                return there;
            });
            return rounds.figures(heap);
        }
    }

    /** Lets them work. Where little gets done in the time, it takes more of it before the JVM has compiled what matters. */
    private static Crowd warmedUp(Crowd crowd, Duration time) {
        long enough = time.toSeconds() * WARM_AFTER_REQUESTS_PER_SECOND;
        long answered = 0;
        for (int run = 0; run == 0 || (run < LONGEST_WARM_UP && answered < enough); run++) {
            answered += crowd.run(time).requests();
        }
        return crowd;
    }

    private Rounds rounds(Crowd there, Crowd here) {
        Rounds rounds = new Rounds();
        Optional<StoreTraffic> before = site.store().map(StoreTraffic::of);
        for (int round = 0; round < plan.rounds(); round++) {
            Sample ofReference = onReference(() -> measured(there, reference.pid(), plan.referenceRound()));
            rounds.add(ofReference, measured(here, site.pid(), plan.round()));
        }
        // From the first round to the last without a gap: what is written in the background may be written when it is
        // not the contender's turn.
        before.ifPresent(
                then -> rounds.add(StoreTraffic.of(site.store().orElseThrow()).since(then)));
        return rounds;
    }

    private static Sample measured(Crowd crowd, long pid, Duration time) {
        Duration before = processorTime(pid);
        Sample sample = crowd.run(time);
        return sample.spending(processorTime(pid).minus(before));
    }

    /** By the operating system's account, of all threads. */
    private static Duration processorTime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no process " + pid));
    }

    private Crowd crowd(Site of) {
        return new Crowd(of.ports().get(0), Site.CONTEXT, workload, plan.crowd());
    }

    private <T> T onReference(Supplier<T> work) {
        reference.resume();
        try {
            return work.get();
        } finally {
            reference.pause();
        }
    }
}
