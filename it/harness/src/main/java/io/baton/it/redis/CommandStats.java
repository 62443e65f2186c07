// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.redis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How often each command was called, as {@code INFO commandstats} tells it. */
record CommandStats(Map<String, Long> calls) {
    private static final Pattern LINE = Pattern.compile("(?m)^cmdstat_([^:]+):calls=(\\d+)");

    static CommandStats parse(String info) {
        return new CommandStats(LINE.matcher(info)
                .results()
                .collect(Collectors.toMap(CommandStats::command, line -> Long.parseLong(line.group(2)))));
    }

    /** The calls of these commands together. */
    long calls(String... commands) {
        return List.of(commands).stream()
                .mapToLong(command -> calls.getOrDefault(command.toLowerCase(Locale.ROOT), 0L))
                .sum();
    }

    private static String command(MatchResult line) {
        return line.group(1).toLowerCase(Locale.ROOT);
    }
}
