// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.it.cluster;

import static org.awaitility.Awaitility.await;

import io.baton.it.glassfish.GlassFishInstance;
import io.baton.it.http.HttpSessionClient;
import io.baton.it.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody who makes the two applications of a server do things in each other, with one instance after the other, and writes down what comes of it. */
final class Crossing {

    /** A session's second, a sweep each second, and what a busy machine adds. */
    private static final Duration END_OF_LIFE = Duration.ofSeconds(30);

    private static final Pattern ID = Pattern.compile("#([0-9A-Za-z_-]+)");
    private static final String WAIT = "wait:";

    private final HttpSessionClient browser = new HttpSessionClient();
    private final HttpSessionClient onlooker = new HttpSessionClient();
    private final Map<GlassFishInstance, Integer> seen = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<GlassFishInstance> instances;
    private int turn;

    private Crossing(List<GlassFishInstance> instances) {
        this.instances = instances;
    }

    /**
     * What came of each step, ids by names.
     *
     * @param steps each an application and its deeds, or {@code wait:} and the number of lines that will be written without anybody doing anything
     */
    static List<String> of(List<String> steps, GlassFishInstance... instances) {
        Crossing crossing = new Crossing(List.of(instances));
        crossing.happened();
        return steps.stream().map(crossing::line).toList();
    }

    private String line(String step) {
        if (step.startsWith(WAIT)) {
            List<String> happened = awaited(Integer.parseInt(step.substring(WAIT.length())));
            return step + " -> "
                    + named(String.join(" | ", happened.stream().sorted().toList()));
        }
        String[] parts = step.split(" ", 2);
        GlassFishInstance instance = instances.get(turn++ % instances.size());
        Reply reply = browser.get(
                instance.url("/" + parts[0] + "/do?deeds=" + URLEncoder.encode(parts[1], StandardCharsets.UTF_8)));
        String cookie = browser.sessionId().map(id -> "#" + id).orElse("none");
        return step + " -> "
                + named("status " + reply.status() + " | " + String.join(" | ", happened()) + " | cookie " + cookie);
    }

    private String named(String text) {
        return ID.matcher(text)
                .replaceAll(found -> names.computeIfAbsent(found.group(1), id -> "s" + (names.size() + 1)));
    }

    private List<String> awaited(int lines) {
        List<String> happened = new ArrayList<>();
        try {
            await().atMost(END_OF_LIFE)
                    .pollDelay(Duration.ZERO)
                    .until(() -> happened.addAll(happened()) && happened.size() >= lines);
        } catch (ConditionTimeoutException less) {
            // The difference is the test's to tell.
            return happened;
        }
        return happened;
    }

    private List<String> happened() {
        List<String> lines = new ArrayList<>();
        for (GlassFishInstance instance : instances) {
            int from = seen.getOrDefault(instance, 0);
            List<String> added = onlooker.get(instance.url("/here/journal?since=" + from))
                    .body()
                    .lines()
                    .toList();
            seen.put(instance, from + added.size());
            lines.addAll(added);
        }
        return lines;
    }
}
