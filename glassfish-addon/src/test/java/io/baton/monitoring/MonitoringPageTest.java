// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about monitoring explains each figure, and none that there is not. */
class MonitoringPageTest {

    @Test
    void eachFigureIsExplained() throws IOException {
        String page = Files.readString(Path.of("../docs/monitoring.md"));
        Set<String> explained = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]*[a-z])` \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained)
                .isEqualTo(Stream.of(ApplicationMXBean.class, NodeMXBean.class)
                        .flatMap(bean -> Arrays.stream(bean.getMethods()))
                        .map(Method::getName)
                        .filter(name -> name.startsWith("get") || name.startsWith("is"))
                        .map(name -> name.replaceFirst("^(get|is)", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
