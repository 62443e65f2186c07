// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testing.SaidLines;
import io.baton.time.Monitor;
import io.baton.time.SystemTime;
import io.baton.time.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {

    private final List<Runnable> work = new ArrayList<>();
    /** Threads that begin when the test says so. */
    private final Threads threads = new Threads() {
        @Override
        public Monitor monitor() {
            return new SystemTime().monitor();
        }

        @Override
        public void run(String name, Runnable one) {
            work.add(one);
        }
    };

    @TempDir
    private Path directory;

    private TraceFile file(long mostBytes) {
        return new TraceFile(directory.resolve("trace.log"), mostBytes, 3, threads, () -> "time=now");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void linesAreWrittenByAnotherThreadWhichManyShare() throws IOException {
        TraceFile file = file(1_000);
        file.add("one");
        file.add("two");
        assertThat(files()).isEmpty();
        assertThat(work).hasSize(1);
        work.remove(0).run();
        assertThat(text("trace.log")).isEqualTo("one\ntwo\n");
        file.add("three");
        assertThat(work).hasSize(1);
        work.remove(0).run();
        assertThat(text("trace.log")).isEqualTo("one\ntwo\nthree\n");
        file.close();
    }

    @Test
    void aFullFileBeginsAnewAndTheOldestGoes() throws IOException {
        TraceFile file = file(10);
        for (int i = 1; i <= 5; i++) {
            file.add("line " + i + "..");
            work.remove(0).run();
        }
        assertThat(files()).containsExactly("trace.log", "trace.log.1", "trace.log.2");
        assertThat(text("trace.log")).isEqualTo("line 5..\n");
        assertThat(text("trace.log.1")).isEqualTo("line 4..\n");
        assertThat(text("trace.log.2")).isEqualTo("line 3..\n");
        file.close();
    }

    @Test
    void itBeginsAnewWhenItIsToldTo() throws IOException {
        TraceFile file = file(1_000);
        file.roll();
        assertThat(files()).isEmpty();
        file.add("one");
        file.flush();
        file.roll();
        file.add("two");
        file.flush();
        assertThat(text("trace.log.1")).isEqualTo("one\n");
        assertThat(text("trace.log")).isEqualTo("two\n");
        file.close();
    }

    @Test
    void whatComesTooFastIsCounted() throws IOException {
        TraceFile file = file(1 << 20);
        IntStream.range(0, TraceFile.MOST_WAITING + 7).forEach(i -> file.add("x"));
        work.remove(0).run();
        assertThat(text("trace.log")).endsWith("x\ntime=now event=dropped lines=7\n");
        file.close();
    }

    @Test
    void aFileThatCannotBeWrittenCostsTheLinesOnly() throws IOException {
        Files.createDirectory(directory.resolve("trace.log"));
        TraceFile file = file(1_000);
        file.add("one");
        work.remove(0).run();
        Files.delete(directory.resolve("trace.log"));
        file.add("two");
        work.remove(0).run();
        assertThat(text("trace.log")).isEqualTo("two\n");
        file.close();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldOnceUntilItCanBe() throws IOException {
        try (SaidLines said = new SaidLines()) {
            Path target = Files.createDirectory(directory.resolve("trace.log"));
            TraceFile file = file(1_000);
            for (int i = 0; i < 3; i++) {
                file.add("lost");
                work.remove(0).run();
            }
            assertThat(said.warnings()).containsExactly("BATON2702");
            Files.delete(target);
            file.add("written");
            work.remove(0).run();
            file.close();
            Files.delete(target);
            Files.createDirectory(target);
            file.add("lost");
            work.remove(0).run();
            assertThat(said.warnings()).containsExactly("BATON2702", "BATON2702");
        }
    }

    @Test
    void aLineThatComesAfterTheEndIsNotWritten() throws IOException {
        TraceFile file = file(1_000);
        file.add("one");
        file.end();
        work.remove(0).run();
        file.add("two");
        assertThat(work).isEmpty();
        assertThat(text("trace.log")).isEqualTo("one\n");
    }

    @Test
    void valuesWithBlanksArePutBetweenQuotes() throws IOException {
        TraceFile file = file(1_000);
        new TraceLine(file, "event=x")
                .with("app", "/shop")
                .with("to", List.of("a", "b"))
                .with("reason", "no \"way\"\nevent=forged")
                .write();
        work.remove(0).run();
        assertThat(text("trace.log").lines()).hasSize(1);
        assertThat(text("trace.log")).startsWith("event=x app=/shop to=\"[a, b]\" reason=\"no \\\"way\\\"");
        file.close();
    }
}
