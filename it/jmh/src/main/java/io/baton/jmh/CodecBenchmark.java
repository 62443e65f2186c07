// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.jmh;

import io.baton.codec.ApplicationCodec;
import io.baton.codec.Encoded;
import io.baton.codec.UncodableException;
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

/** An attribute value as bytes and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

    private final ApplicationCodec codec = BenchmarkStreams.codec();

    @Param
    private ValueKind kind = ValueKind.INTEGER;

    private Object value = kind.sample();
    private Encoded encoded = new Encoded(0, new byte[0]);

    /** Before the first iteration. */
    @Setup
    public void encodeOnce() throws UncodableException {
        value = kind.sample();
        encoded = codec.encode(value);
    }

    /** A value to be stored. */
    @Benchmark
    public Encoded encode() throws UncodableException {
        return codec.encode(value);
    }

    /** A value to be read. */
    @Benchmark
    public Object decode() throws UncodableException {
        return codec.decode(encoded);
    }
}
