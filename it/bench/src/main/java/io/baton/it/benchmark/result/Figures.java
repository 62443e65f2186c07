// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.result;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one contender with one workload.
 *
 * @param requestsPerSecond its throughput, over all rounds
 * @param reference the throughput of GlassFish in memory in the rounds between them
 * @param ratio the median over the rounds of its throughput, divided by that of GlassFish in memory just before
 * @param lowestRatio the lowest of these
 * @param highestRatio the highest of these
 * @param medianMicros half of the requests took no longer
 * @param p99Micros 99 of 100 requests took no longer
 * @param referenceMedianMicros the same of GlassFish in memory
 * @param referenceP99Micros the same of GlassFish in memory
 * @param processorMicros what the instance under load spends of its processors' time for one request
 * @param referenceProcessorMicros the same of GlassFish in memory
 * @param store what went through the store per request; null without one
 * @param heapBytes what of the heap of the server under load is in use afterwards, when garbage is collected
 */
public record Figures(
        double requestsPerSecond,
        double reference,
        double ratio,
        double lowestRatio,
        double highestRatio,
        long medianMicros,
        long p99Micros,
        long referenceMedianMicros,
        long referenceP99Micros,
        double processorMicros,
        double referenceProcessorMicros,
        @Nullable PerRequest store,
        long heapBytes) {

    /** Returns the processors' time of GlassFish in memory for one request, divided by the contender's. */
    double processorRatio() {
        return referenceProcessorMicros / processorMicros;
    }

    /**
     * What went through the store, divided by the number of requests.
     *
     * @param commands executed commands, those called by scripts included
     * @param scripts calls of scripts
     * @param bytesIn bytes sent to the store
     * @param bytesOut bytes that it answered
     */
    public record PerRequest(double commands, double scripts, double bytesIn, double bytesOut) {

        /** The share of one request. */
        public static PerRequest of(StoreTraffic traffic, long requests) {
            double each = Math.max(1, requests);
            return new PerRequest(
                    traffic.commands() / each,
                    traffic.scripts() / each,
                    traffic.bytesIn() / each,
                    traffic.bytesOut() / each);
        }
    }
}
