// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's pages in Markdown, and what tests need to know of their form. */
public final class Documents {

    /** The project, as seen from the module in which tests run. */
    public static final Path PROJECT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```[^\n]*\n(.*?)^ *```$");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^)\\s]+)\\)");

    private Documents() {}

    /** README and its neighbours, and everything under {@code docs}. */
    public static List<Path> all() {
        return Stream.concat(pages(PROJECT, 1), pages(PROJECT.resolve("docs"), Integer.MAX_VALUE))
                .toList();
    }

    private static Stream<Path> pages(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a text file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the targets of all links, as they are written. */
    static List<String> links(String page) {
        String prose = SPAN.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("code");
        return LINK.matcher(prose).results().map(link -> link.group(2)).toList();
    }

    /** Returns the anchors of all headings, as GitHub and its like make them. */
    static Set<String> anchors(String page) {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(FENCE.matcher(page).replaceAll(""));
        while (heading.find()) {
            String text = LINK.matcher(heading.group(1)).replaceAll("$1");
            String anchor = text.strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        }
        return anchors;
    }

    /** Returns what stands in a line as code, without the backticks. */
    static Stream<String> spans(String page) {
        return SPAN.matcher(FENCE.matcher(page).replaceAll("")).results().map(span -> span.group(1));
    }

    /** Returns all code: spans, and the lines of blocks, each with the lines that continue it. */
    static Stream<String> code(String page) {
        Stream<String> lines = FENCE.matcher(page)
                .results()
                .flatMap(block -> block.group(2).replaceAll("\\\\\n\\s*", "").lines());
        return Stream.concat(spans(page), lines);
    }

    /**
     * Checks that the part of a page between the comments {@code <!-- name:begin -->} and {@code <!-- name:end -->} is
     * up to date. With {@code -Dbaton.docs.write=true} it is written before.
     */
    public static void assertGenerated(Path page, String name, String expected) {
        String begin = "<!-- " + name + ":begin -->\n";
        String end = "<!-- " + name + ":end -->";
        String text = read(page);
        assertThat(text).containsOnlyOnce(begin).containsOnlyOnce(end);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (Boolean.getBoolean("baton.docs.write")) {
            try {
                Files.writeString(page, text.substring(0, from) + expected + text.substring(to));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return;
        }
        assertThat(text.substring(from, to))
                .as("%s between the comments '%s'; -Dbaton.docs.write=true writes it anew", page, name)
                .isEqualTo(expected);
    }
}
