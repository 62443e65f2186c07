// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark;

import io.baton.it.benchmark.load.Sample;
import io.baton.it.benchmark.result.Figures;
import io.baton.it.benchmark.result.StoreTraffic;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The rounds of one contender with one workload, and those of GlassFish in memory between them. */
final class Rounds {
    private static final double MEDIAN = 50;
    private static final double NEARLY_ALL = 99;

    private final List<Sample> references = new ArrayList<>();
    private final List<Sample> contenders = new ArrayList<>();
    private @Nullable StoreTraffic traffic;

    /** Adds a round of each. */
    void add(Sample reference, Sample contender) {
        references.add(reference);
        contenders.add(contender);
    }

    /** Adds what went through the store meanwhile. */
    void add(StoreTraffic more) {
        traffic = traffic == null ? more : traffic.and(more);
    }

    /**
     * Everything together.
     *
     * @param heap what of its heap the contender uses
     */
    Figures figures(long heap) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            ratios.add(contenders.get(i).rate() / references.get(i).rate());
        }
        ratios.sort(null);
        Sample reference = references.stream().reduce(Sample::and).orElseThrow();
        Sample contender = contenders.stream().reduce(Sample::and).orElseThrow();
        Histogram there = reference.micros();
        Histogram here = contender.micros();
        return new Figures(
                contender.rate(),
                reference.rate(),
                median(ratios),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                here.getValueAtPercentile(MEDIAN),
                here.getValueAtPercentile(NEARLY_ALL),
                there.getValueAtPercentile(MEDIAN),
                there.getValueAtPercentile(NEARLY_ALL),
                contender.processorMicros(),
                reference.processorMicros(),
                traffic == null ? null : Figures.PerRequest.of(traffic, contender.requests()),
                heap);
    }

    private static double median(List<Double> sorted) {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
