// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The results so far. They are written to files again with each one that comes, so that a run that is broken off leaves what it found. */
public final class Results {
    private final String about;
    private final Path directory;
    private final List<Cell> cells = new ArrayList<>();

    /**
     * No results yet.
     *
     * @param about a sentence that says how the figures came about
     * @param directory where the files go
     */
    public Results(String about, Path directory) {
        this.about = about;
        this.directory = directory;
    }

    /** Adds one and writes the files. */
    public void add(Cell cell) {
        cells.add(cell);
        try {
            Files.createDirectories(directory);
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(directory.resolve("results.json").toFile(), new Content(about, cells));
            Files.writeString(directory.resolve("results.md"), MarkdownTable.of(this));
            Files.writeString(directory.resolve("ratios.svg"), RatioPlot.of(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything as a table. */
    public String table() {
        return MarkdownTable.of(this);
    }

    String about() {
        return about;
    }

    List<String> workloads() {
        return cells.stream().map(Cell::workload).distinct().toList();
    }

    List<String> contenders() {
        return cells.stream().map(Cell::contender).distinct().toList();
    }

    List<Cell> of(String workload) {
        return cells.stream().filter(cell -> cell.workload().equals(workload)).toList();
    }

    /** The content of the JSON file. */
    private record Content(String about, List<Cell> results) {}
}
