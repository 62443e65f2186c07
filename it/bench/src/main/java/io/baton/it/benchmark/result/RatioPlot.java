// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.benchmark.result;

import java.util.List;
import java.util.Locale;

/** The ratios to GlassFish in memory as bars, in groups by workload, in SVG. */
final class RatioPlot {
    private static final List<String> COLORS =
            List.of("#1b6ca8", "#67a9cf", "#d95f02", "#7570b3", "#e7298a", "#66a61e", "#e6ab02", "#a6761d", "#666666");
    private static final int BAR = 16;
    private static final int GAP = 24;
    private static final int LEFT = 50;
    private static final int TOP = 20;
    private static final int HEIGHT = 300;
    private static final int LEGEND_LINE = 18;
    private static final double HIGHEST = 1.2;
    private static final double STEP = 0.2;

    private final Results results;
    private final List<String> contenders;
    private final StringBuilder svg = new StringBuilder();

    private RatioPlot(Results results) {
        this.results = results;
        this.contenders = results.contenders();
    }

    static String of(Results results) {
        return new RatioPlot(results).drawn();
    }

    private String drawn() {
        List<String> workloads = results.workloads();
        int group = contenders.size() * BAR + GAP;
        int width = LEFT + Math.max(workloads.size() * group, 320) + GAP;
        int height = TOP + HEIGHT + 40 + contenders.size() * LEGEND_LINE;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">",
                width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
        for (double ratio = 0; ratio <= HIGHEST; ratio += STEP) {
            add(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>",
                    LEFT, width - GAP, y(ratio), y(ratio));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>", LEFT - 6, y(ratio) + 4, ratio);
        }
        for (int i = 0; i < workloads.size(); i++) {
            drawGroup(workloads.get(i), LEFT + GAP / 2 + i * group);
        }
        drawLegend();
        return svg.append("</svg>\n").toString();
    }

    private void drawGroup(String workload, int x) {
        for (Cell cell : results.of(workload)) {
            int number = contenders.indexOf(cell.contender());
            Figures figures = cell.figures();
            int left = x + number * BAR;
            if (figures == null) {
                add("<text x=\"%d\" y=\"%.1f\" fill=\"%s\">✗</text>", left + 2, y(0) - 3, color(number));
            } else {
                double top = y(Math.min(figures.ratio(), HIGHEST));
                add(
                        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>",
                        left, top, BAR - 2, y(0) - top, color(number));
                double middle = left + (BAR - 2) / 2.0;
                add(
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"black\"/>",
                        middle,
                        middle,
                        y(Math.min(figures.lowestRatio(), HIGHEST)),
                        y(Math.min(figures.highestRatio(), HIGHEST)));
            }
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                x + contenders.size() * BAR / 2, TOP + HEIGHT + 18, workload);
    }

    private void drawLegend() {
        for (int i = 0; i < contenders.size(); i++) {
            int y = TOP + HEIGHT + 36 + i * LEGEND_LINE;
            add("<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>", LEFT, y - 10, color(i));
            add("<text x=\"%d\" y=\"%d\">%s</text>", LEFT + 18, y, escaped(contenders.get(i)));
        }
    }

    private static double y(double ratio) {
        return TOP + HEIGHT * (1 - ratio / HIGHEST);
    }

    private static String color(int number) {
        return COLORS.get(number % COLORS.size());
    }

    private static String escaped(String text) {
        return text.replace("`", "").replace("&", "&amp;").replace("<", "&lt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
