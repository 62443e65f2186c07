// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos.report;

import io.baton.it.chaos.check.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Throughput and latency second by second, with the faults as bands, in SVG. */
final class LoadPlot {
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 90;
    private static final int HEIGHT = 180;
    private static final int GAP = 40;
    private static final int NARROWEST = 800;
    private static final int WIDEST = 4_000;
    private static final int PIXELS_PER_SECOND = 6;
    private static final int DECADES = 5;
    private static final double LOWEST_MILLIS = 0.5;
    private static final int LINES = 5;
    private static final List<String> ONE = List.of("#f4cccc", "#cfe2f3");
    private static final String ALL = "#e0d5ec";

    private final List<Second> seconds;
    private final List<Trouble> troubles;
    private final Instant start;
    private final int width;
    private final double scale;
    private final StringBuilder svg = new StringBuilder();

    private LoadPlot(List<Second> seconds, List<Trouble> troubles, Instant start) {
        this.seconds = seconds;
        this.troubles = troubles;
        this.start = start;
        this.width = Math.max(NARROWEST, Math.min(WIDEST, seconds.size() * PIXELS_PER_SECOND));
        this.scale = (double) width / Math.max(1, seconds.size());
    }

    static String of(List<Second> seconds, List<Trouble> troubles, Instant start) {
        return new LoadPlot(seconds, troubles, start).drawn();
    }

    private String drawn() {
        int bottom = TOP + 2 * HEIGHT + GAP;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">",
                LEFT + width + RIGHT, bottom + GAP);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", LEFT + width + RIGHT, bottom + GAP);
        troubles.stream()
                .collect(Collectors.groupingBy(Trouble::cause))
                .values()
                .forEach(hit -> drawBand(hit, bottom));
        drawThroughput();
        drawLatency(TOP + HEIGHT + GAP);
        for (int second = 0; second <= seconds.size(); second += Math.max(10, seconds.size() / 120 * 10)) {
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>", x(second), bottom + 16, second);
        }
        return svg.append("</svg>\n").toString();
    }

    /** From the fault to the last recovery. */
    private void drawBand(List<Trouble> hit, int bottom) {
        Trouble first = hit.get(0);
        boolean all = hit.stream().anyMatch(trouble -> trouble.instance() != first.instance());
        Instant end =
                hit.stream().map(Trouble::end).max(Comparator.naturalOrder()).orElse(first.end());
        double left = x(seconds(first.begin()));
        add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" fill-opacity=\"0.7\"/>",
                left,
                TOP,
                Math.max(1, x(seconds(end)) - left),
                bottom - TOP,
                all ? ALL : ONE.get(first.instance() % ONE.size()));
        add(
                "<text transform=\"translate(%.1f,%d) rotate(-60)\">%s</text>",
                left + 8,
                TOP - 4,
                first.cause().replaceFirst("^fault \\d+ ", "") + (all ? "" : " instance" + (first.instance() + 1)));
    }

    private double seconds(Instant time) {
        return Duration.between(start, time).toMillis() / 1000.0;
    }

    private void drawThroughput() {
        double highest =
                Math.max(1, seconds.stream().mapToInt(Second::requests).max().orElse(1));
        for (int line = 0; line <= LINES; line++) {
            double value = highest * line / LINES;
            drawLine(TOP + HEIGHT * (1 - value / highest), String.format(Locale.ROOT, "%.0f", value));
        }
        add("<text x=\"%d\" y=\"%d\">requests per second</text>", LEFT + 4, TOP + 12);
        draw("#1b6ca8", second -> TOP + HEIGHT * (1 - second.requests() / highest));
    }

    private void drawLatency(int top) {
        for (int decade = 0; decade <= DECADES; decade++) {
            double millis = Math.pow(10, decade);
            drawLine(y(top, millis), String.format(Locale.ROOT, "%.0f ms", millis));
        }
        add("<text x=\"%d\" y=\"%d\" fill=\"#1b6ca8\">p50</text>", LEFT + 4, top + 12);
        add("<text x=\"%d\" y=\"%d\" fill=\"#d95f02\">p99</text>", LEFT + 34, top + 12);
        draw("#1b6ca8", second -> y(top, second.p50()));
        draw("#d95f02", second -> y(top, second.p99()));
    }

    private void drawLine(double y, String name) {
        add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>", LEFT, LEFT + width, y, y);
        add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, name);
    }

    private void draw(String color, ToDoubleFunction<Second> y) {
        String points = seconds.stream()
                .map(second ->
                        String.format(Locale.ROOT, "%.1f,%.1f", x(second.number() + 0.5), y.applyAsDouble(second)))
                .collect(Collectors.joining(" "));
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>", points, color);
    }

    private double x(double second) {
        return LEFT + second * scale;
    }

    /** Logarithmic, from below a millisecond to beyond a minute. */
    private static double y(int top, double millis) {
        double highest = Math.log10(Math.pow(10, DECADES) / LOWEST_MILLIS);
        return top + HEIGHT * (1 - Math.log10(Math.max(millis, LOWEST_MILLIS) / LOWEST_MILLIS) / highest);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
