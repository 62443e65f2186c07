// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.jmh;

import io.baton.engine.attributes.AttributeTable;
import io.baton.engine.attributes.Changes;
import io.baton.engine.attributes.Snapshot;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the end of a request costs in a session of 1 MB: 10 strings of 10 characters, 100 of 10,000, and a bean. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChangeDetectionBenchmark {

    private static final String LARGE = "0123456789".repeat(1_000);

    private AttributeTable table = new AttributeTable(BenchmarkStreams.codec(), name -> null, "/benchmark");
    private int round;

    /** Before each iteration, for one that replaces a value leaves another one behind. */
    @Setup(Level.Iteration)
    public void fill() {
        table = new AttributeTable(BenchmarkStreams.codec(), name -> null, "/benchmark");
        for (int i = 0; i < 10; i++) {
            table.put("small " + i, "0123456789");
        }
        for (int i = 0; i < 100; i++) {
            table.put("large " + i, LARGE + i);
        }
        table.put("bean", new Bean(0));
        store();
    }

    /** A request that used no attribute. */
    @Benchmark
    public Changes nothingWasRead() {
        return store();
    }

    /** A request that read what cannot change. */
    @Benchmark
    public Changes aStringWasRead() {
        table.get("large 50");
        return store();
    }

    /** A request that read the bean and left it as it was. */
    @Benchmark
    public Changes theBeanWasRead() {
        table.get("bean");
        return store();
    }

    /** A request that set a string of 10,000 characters. */
    @Benchmark
    public Changes aLargeStringWasReplaced() {
        round++;
        table.put("large 50", LARGE + round);
        return store();
    }

    private Changes store() {
        Snapshot snapshot = table.snapshot(false);
        Changes changes = table.changes(snapshot);
        table.stored(changes);
        table.settle(snapshot);
        return changes;
    }
}
