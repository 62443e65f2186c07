// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of an application and of the store in a trace log, from one step of a story to the next. */
final class TraceSteps {

    private static final Pattern VALUE = Pattern.compile("(\\w+)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)");
    private static final Set<String> OF_STORE = Set.of("store-unusable", "store-usable");

    /** Those that are made once; claims are repeated while somebody else has the session. */
    private static final Set<String> CALLS = Set.of("SAVE", "END");

    private final TraceLog log;
    private final String application;
    private int read;

    /** Those that are written from now on. */
    TraceSteps(TraceLog log, String application) {
        this.log = log;
        this.application = application;
        this.read = log.lines().length();
    }

    /** Waits until these were written since the last step, in this order, and nothing else. */
    void are(String... steps) {
        await(log.instance().name()).atMost(Moves.LATEST).untilAsserted(() -> {
            String all = log.lines();
            assertThat(told(all.substring(read)))
                    .as("trace log of " + log.instance().name())
                    .containsExactly(steps);
            read = all.length();
        });
    }

    private List<String> told(String lines) {
        List<String> told = new ArrayList<>();
        lines.lines().map(TraceSteps::values).map(this::told).forEach(step -> {
            // An owner is asked again until it has let go.
            if (!step.isEmpty() && !(step.equals("asked") && told.contains("asked"))) {
                told.add(step);
            }
        });
        return told;
    }

    /** Empty if it is nothing of the story. */
    private String told(Map<String, String> line) {
        String event = line.getOrDefault("event", "");
        if (OF_STORE.contains(event)) {
            return event;
        }
        if (!application.equals(line.get("app"))) {
            return "";
        }
        return switch (event) {
            case "call", "call-failed" -> call(line);
            // A process that stood still for a tenth of a second asks the store once more.
            case "opened" -> event + " " + line.getOrDefault("source", "").replace("CONFIRMED", "MEMORY");
            case "ended" -> event + " " + line.get("cause");
            default -> event;
        };
    }

    private static String call(Map<String, String> line) {
        String call = line.getOrDefault("call", "");
        return CALLS.contains(call) ? call + " " + line.getOrDefault("answer", "failed") : "";
    }

    private static Map<String, String> values(String line) {
        Map<String, String> values = new HashMap<>();
        Matcher value = VALUE.matcher(line);
        while (value.find()) {
            values.put(value.group(1), value.group(2));
        }
        return values;
    }
}
