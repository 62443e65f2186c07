// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.chaos;

import io.baton.it.chaos.check.Finding;
import io.baton.it.chaos.check.FindingKind;
import io.baton.it.chaos.site.Census;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What instances have in the end that they had not at the begin.
 *
 * @param before what each had at the begin
 * @param after what each has in the end
 */
record Leftovers(List<Census> before, List<Census> after) {

    /** Whether it is nothing worth telling. */
    boolean isNothing() {
        return findings().isEmpty();
    }

    List<Finding> findings() {
        return instances()
                .filter(number -> !after.get(number).isLike(before.get(number)))
                .mapToObj(number -> new Finding(
                        Instant.now(),
                        FindingKind.LEAK,
                        name(number),
                        before.get(number) + " became " + after.get(number)))
                .toList();
    }

    /** A line for each instance. */
    List<String> lines() {
        return instances()
                .mapToObj(number ->
                        "%s: %s; at the begin %s".formatted(name(number), after.get(number), before.get(number)))
                .toList();
    }

    private IntStream instances() {
        return IntStream.range(0, before.size());
    }

    private static String name(int number) {
        return "instance" + (number + 1);
    }
}
