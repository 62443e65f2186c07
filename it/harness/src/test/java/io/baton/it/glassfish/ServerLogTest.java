// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.glassfish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that only the test writes. */
class ServerLogTest {

    @TempDir
    private Path directory;

    private Path file;
    private ServerLog log;

    @BeforeEach
    void noneYet() {
        file = directory.resolve("server.log");
        log = new ServerLog(file);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void beforeTheFirstStartThereIsNothingInIt() {
        assertThat(log.mark()).isZero();
        assertThat(log.since(0)).isEmpty();
    }

    @Test
    void itTellsWhatWasAddedSinceAMark() throws IOException {
        write("first\n");
        long mark = log.mark();
        assertThat(log.since(mark)).isEmpty();

        write("second\n");

        assertThat(log.since(mark)).isEqualTo("second\n");
        assertThat(log.since(0)).isEqualTo("first\nsecond\n");
    }

    @Test
    void afterARotationItTellsAllThatIsInTheNewFile() throws IOException {
        write("first\n");
        long mark = log.mark();

        Files.delete(file);
        write("new\n");

        assertThat(log.since(mark)).isEqualTo("new\n");
    }
}
