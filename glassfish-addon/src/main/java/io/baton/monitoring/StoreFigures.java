// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.engine.ownership.LeaseEvents.Doubt;
import io.baton.model.NodeId;
import io.baton.store.SessionKey;
import io.baton.store.StoreUnavailableException.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The counts of this node's exchange with the store, from its start or the last reset on. */
final class StoreFigures implements StoreEvents {

    private final Map<StoreCall, Times> times = new EnumMap<>(StoreCall.class);
    private final Counters<StoreCall> failures = new Counters<>(StoreCall.class);
    private final Counters<Doubt> doubts = new Counters<>(Doubt.class);
    private final LongAdder incarnations = new LongAdder();
    private final LongAdder outages = new LongAdder();
    private final LongAdder outageMillis = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    StoreFigures() {
        for (StoreCall call : StoreCall.values()) {
            times.put(call, new Times());
        }
    }

    @Override
    public void called(
            @Nullable Object mark, StoreCall call, @Nullable SessionKey key, long size, String answer, Duration took) {
        times(call).add(took);
        bytes.add(size);
    }

    @Override
    public void failed(@Nullable Object mark, StoreCall call, @Nullable SessionKey key, Kind kind, Duration took) {
        failures.count(call);
    }

    @Override
    public void unusable(String reason) {
        outages.increment();
    }

    @Override
    public void usable(Duration outage) {
        outageMillis.add(outage.toMillis());
    }

    @Override
    public void begun(NodeId node) {
        incarnations.increment();
    }

    @Override
    public void doubted(NodeId node, Doubt why) {
        doubts.count(why);
    }

    Times times(StoreCall call) {
        return Objects.requireNonNull(times.get(call));
    }

    /** The times of calls that were made, by their kind. */
    Map<String, TimeStatistics> calls() {
        Map<String, TimeStatistics> all = new TreeMap<>();
        times.forEach((call, distribution) -> {
            TimeStatistics statistics = distribution.read();
            if (statistics.getCount() > 0) {
                all.put(call.name(), statistics);
            }
        });
        return all;
    }

    /** The calls without an answer, by their kind. */
    Map<String, Long> failures() {
        return failures.all();
    }

    /** The doubts of the lease, by their reason. */
    Map<String, Long> doubts() {
        return doubts.all();
    }

    long incarnations() {
        return incarnations.sum();
    }

    long outages() {
        return outages.sum();
    }

    long outageMillis() {
        return outageMillis.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    void reset() {
        times.values().forEach(Times::reset);
        failures.reset();
        doubts.reset();
        incarnations.reset();
        outages.reset();
        outageMillis.reset();
        bytes.reset();
    }
}
