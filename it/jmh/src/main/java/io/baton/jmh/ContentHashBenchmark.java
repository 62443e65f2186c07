// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.jmh;

import io.baton.codec.ContentHash;
import io.baton.codec.Encoded;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The 128 bits by which encoded values are compared. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContentHashBenchmark {

    @Param({"10", "10000", "1000000"})
    private int length;

    private Encoded encoded = new Encoded(0, new byte[0]);

    /** Before the first iteration. */
    @Setup
    public void fill() {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        encoded = new Encoded(1, payload);
    }

    /** Of one encoded value. */
    @Benchmark
    public ContentHash hash() {
        return encoded.hash();
    }
}
