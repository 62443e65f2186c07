// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The index of the decisions: {@code docs/decisions/README.md} has the number, title, date and status of each. */
class DecisionsPageTest {

    private static final Path FOLDER = Documents.PROJECT.resolve("docs/decisions");
    private static final Pattern BEGINNING =
            Pattern.compile("# (\\d+)\\. ([^\n]+)\n\nDate: (\\d{4}-\\d{2}-\\d{2})\\. Status: ([^\n]+)\\.\n");

    @Test
    void theIndexHasEachDecisionWithDateAndStatus() {
        Path index = FOLDER.resolve("README.md");
        String rows = Documents.all().stream()
                .filter(page -> FOLDER.equals(page.getParent()) && !page.equals(index))
                .map(DecisionsPageTest::row)
                .collect(joining("", "| no. | decision | date | status |\n|--:|---|---|---|\n", ""));
        Documents.assertGenerated(index, "decisions", rows);
    }

    private static String row(Path page) {
        Matcher beginning = BEGINNING.matcher(Documents.read(page));
        assertThat(beginning.lookingAt())
                .as("%s begins with '# 12. Title', an empty line and 'Date: YYYY-MM-DD. Status: accepted.'", page)
                .isTrue();
        assertThat(page.getFileName().toString()).startsWith("%04d-".formatted(Integer.parseInt(beginning.group(1))));
        return "| %s | [%s](%s) | %s | %s |\n"
                .formatted(
                        beginning.group(1),
                        beginning.group(2),
                        page.getFileName(),
                        beginning.group(3),
                        beginning.group(4));
    }
}
