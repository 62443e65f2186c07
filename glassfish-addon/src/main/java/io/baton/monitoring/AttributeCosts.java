// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import io.baton.store.Frame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The writes to the store, by the attributes' names. */
final class AttributeCosts {

    private record Cost(LongAdder writes, LongAdder bytes) {

        Cost() {
            this(new LongAdder(), new LongAdder());
        }

        AttributeCost shown(String name) {
            return new AttributeCost(name, writes.sum(), bytes.sum());
        }
    }

    private final AttributeNames<Cost> costs = new AttributeNames<>(Cost::new);

    /** Counts what was written, and returns its bytes. */
    long written(Map<String, Frame> frames) {
        long bytes = 0;
        for (Map.Entry<String, Frame> entry : frames.entrySet()) {
            Cost cost = costs.of(entry.getKey());
            int length = entry.getValue().length();
            cost.writes().increment();
            cost.bytes().add(length);
            bytes += length;
        }
        return bytes;
    }

    /** Those that cost most, by their bytes. */
    List<AttributeCost> costliest() {
        return costs.most((name, cost) -> cost.shown(name), AttributeCost::getBytes);
    }

    void reset() {
        costs.reset();
    }
}
