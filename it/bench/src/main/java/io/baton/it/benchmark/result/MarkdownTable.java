// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.result;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The results as a table for people. */
final class MarkdownTable {
    private static final String HEAD = """
            | workload | contender | requests/s | ratio (lowest to highest) | instance µs (ratio) | p50 ms | p99 ms | store commands | of these scripts | bytes to store | bytes from store | heap MB |
            |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MEGABYTE = 1_048_576;

    private MarkdownTable() {}

    static String of(Results results) {
        StringBuilder table = new StringBuilder(results.about()).append("\n\n").append(HEAD);
        for (String workload : results.workloads()) {
            List<Cell> cells = results.of(workload);
            double[] references = cells.stream()
                    .map(Cell::figures)
                    .filter(Objects::nonNull)
                    .mapToDouble(Figures::reference)
                    .sorted()
                    .toArray();
            if (references.length > 0) {
                table.append("| %s | GlassFish in memory (reference) | %.0f to %.0f | 1 | | | | | | | | |%n"
                        .formatted(workload, references[0], references[references.length - 1]));
            }
            cells.forEach(cell -> table.append(row(cell)));
        }
        return table.toString();
    }

    private static String row(Cell cell) {
        Figures figures = cell.figures();
        if (figures == null) {
            return "| %s | %s | failed: %s | | | | | | | | | |%n"
                    .formatted(
                            cell.workload(),
                            cell.contender(),
                            String.valueOf(cell.failure()).replace('|', '/'));
        }
        Figures.PerRequest store = figures.store();
        String traffic = store == null
                ? "| | |"
                : format(
                        "%.2f | %.2f | %.0f | %.0f",
                        store.commands(), store.scripts(), store.bytesIn(), store.bytesOut());
        return format(
                "| %s | %s | %.0f | %.2f (%.2f to %.2f) | %.0f (%.2f) | %.2f | %.2f | %s | %.0f |%n",
                cell.workload(),
                cell.contender(),
                figures.requestsPerSecond(),
                figures.ratio(),
                figures.lowestRatio(),
                figures.highestRatio(),
                figures.processorMicros(),
                figures.processorRatio(),
                figures.medianMicros() / MICROS_PER_MILLI,
                figures.p99Micros() / MICROS_PER_MILLI,
                traffic,
                figures.heapBytes() / MEGABYTE);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
