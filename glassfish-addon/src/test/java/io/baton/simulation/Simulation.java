// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of everything, as a seed decides. */
final class Simulation {

    /** What came of a run. */
    record Result(long seed, long hash, @Nullable Violation violation, List<String> trace) {}

    private final Workers workers = new Workers();
    private final Sabotage sabotage;

    Simulation(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    Result run(long seed) {
        return run(seed, false);
    }

    /** The same again, with a trace in words. */
    Result explain(long seed) {
        return run(seed, true);
    }

    private Result run(long seed, boolean inWords) {
        Trace trace = new Trace(inWords);
        Kernel kernel = new Kernel(seed, trace, workers);
        Violation violation = null;
        try {
            Cluster cluster = new Cluster(kernel, sabotage);
            cluster.begin();
            Faults faults = new Faults(cluster);
            faults.plan();
            kernel.at(cluster.plan.length(), () -> {
                cluster.close();
                faults.heal();
                kernel.spawn(null, "finale", new Finale(cluster));
            });
            kernel.run();
        } catch (Violation failure) {
            violation = failure;
        }
        return new Result(seed, trace.hash(), violation, trace.lines());
    }
}
